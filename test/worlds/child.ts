// A process beside this one that is asked one question at a time. Not a thread: those change V8's flags, and the hooks on what is
// loaded, while others run, and a test worker with such threads has died of SIGSEGV.
import { fork, type Serializable } from 'node:child_process';

export type Child<Question, Answer> = {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => void;
};

/** `program` reads `given` by `givenToChild`, and answers by `answerQuestions`. */
export function openChild<Question extends Serializable, Answer>(program: URL, given: object): Child<Question, Answer> {
  const child = fork(program, [JSON.stringify(given)], { serialization: 'advanced', execArgv: [] });
  return {
    ask: async (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const onAnswer = (answer: unknown) => resolve(answer as Answer);
      const onExit = (status: number | null, signal: string | null) =>
        reject(new Error(`The process has ended with ${signal ?? status}.`));
      child.once('message', onAnswer).once('exit', onExit);
      child.send(question, (error) => error && reject(error));
      return promise.finally(() => child.off('message', onAnswer).off('exit', onExit));
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
  };
}

export function givenToChild<T>(): T {
  return JSON.parse(process.argv[2] as string) as T;
}

/** Until the process that asks is gone, or closes. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<object>): void {
  process.on('message', async (question) => process.send?.(await answer(question as Question)));
}
