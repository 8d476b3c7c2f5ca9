// A priority queue: a binary heap in which the earlier of two equals is the one that came first.

type Entry<T> = { readonly item: T; readonly order: number };

export class Queue<T> {
  readonly #compare: (one: T, other: T) => number;
  readonly #heap: Entry<T>[] = [];
  #added = 0;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  get first(): T | undefined {
    return this.#heap[0]?.item;
  }

  add(item: T): void {
    const entry = { item, order: this.#added++ };
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(entry, heap[parent] as Entry<T>)) break;
      heap[index] = heap[parent] as Entry<T>;
      index = parent;
    }
    heap[index] = entry;
  }

  takeFirst(): T | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first?.item;
    let index = 0;
    for (let child = this.#lesserChild(index); child !== undefined; child = this.#lesserChild(index)) {
      if (!this.#isBefore(heap[child] as Entry<T>, last)) break;
      heap[index] = heap[child] as Entry<T>;
      index = child;
    }
    heap[index] = last;
    return first?.item;
  }

  #lesserChild(index: number): number | undefined {
    const left = 2 * index + 1;
    if (left >= this.#heap.length) return undefined;
    const right = left + 1;
    const isRight =
      right < this.#heap.length && this.#isBefore(this.#heap[right] as Entry<T>, this.#heap[left] as Entry<T>);
    return isRight ? right : left;
  }

  #isBefore(one: Entry<T>, other: Entry<T>): boolean {
    const order = this.#compare(one.item, other.item);
    return order < 0 || (order === 0 && one.order < other.order);
  }
}
