/** The load of one cycle. */
const STEP_MS = 20;
const STEPS = 60;

export interface Talk {
  readonly crowd: { act(): void };
  pause(ms: number): Promise<void>;
}

/** At least so many things are done by the crowd, evenly over about a second, and on until `strike` is over. */
export async function talk(scene: Talk, quota: number, strike: Promise<void>): Promise<void> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  strike.then(over, over);
  const perStep = quota / STEPS;
  for (let step = 1, done = 0; step <= STEPS || !isOver; step += 1) {
    for (; done < step * perStep; done += 1) scene.crowd.act();
    await scene.pause(STEP_MS);
  }
  await strike;
}
