import { writeFile } from 'node:fs/promises';
import type { CDPSession } from '@playwright/test';

/** What the page's main thread did, in milliseconds of its own processor time: what else the machine does hardly shows in it. */
export interface Work {
  readonly all: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

/** The browser's account of a page's work, from one question to the next. */
export class PageWork {
  readonly #session: CDPSession;
  #before: Work = { all: 0, script: 0, style: 0, layout: 0 };

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(session: CDPSession): Promise<PageWork> {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const work = new PageWork(session);
    await work.take();
    return work;
  }

  /** What was done since the last time. */
  async take(): Promise<Work> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const ms = (name: string) =>
      1_000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
    const now = {
      all: ms('TaskDuration'),
      script: ms('ScriptDuration'),
      style: ms('RecalcStyleDuration'),
      layout: ms('LayoutDuration'),
    };
    const before = this.#before;
    this.#before = now;
    return {
      all: now.all - before.all,
      script: now.script - before.script,
      style: now.style - before.style,
      layout: now.layout - before.layout,
    };
  }
}

/** Writes down which functions the page spends its time in, to be opened with the developer tools of a browser. */
export async function profiled(session: CDPSession, path: string, work: () => Promise<void>): Promise<void> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  await writeFile(path, JSON.stringify(profile));
}
