// For `node --import`: a machine whose wall clock is set, again and again, by CLOCK_JUMP_MS to and fro.
const jumpMs = Number(process.env.CLOCK_JUMP_MS);
const everyMs = 300;
const RealDate = Date;
const isAway = () => Math.floor(performance.now() / everyMs) % 2 === 1;
const nowMs = () => RealDate.now() + (isAway() ? jumpMs : 0);

globalThis.Date = class JumpingDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(nowMs());
    else super(...parts);
  }

  static now() {
    return nowMs();
  }
};
