/** `npm run prove`: people talk, the server dies again and again, and the checker looks at what is left. */
import { parseArgs } from 'node:util';
import { systemClock } from '@parley/events';
import { seededRandom } from '@parley/testkit';
import { toText } from '../checker/violation.ts';
import { ParleyServer } from '../harness/server.ts';
import { chapter, type ChapterResult, type Stage } from './chapter.ts';
import { type Fault, faultSets } from './faults.ts';
import { FaultyLine } from './faulty-line.ts';
import { openVolume } from './volume.ts';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '16' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'all' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const random = seededRandom(seed);
const volume = openVolume(process.env['PARLEY_MAY_MOUNT'] === 'yes');
console.log(volume.kind, volume.dataDir);
const server = await ParleyServer.start({ dataDir: volume.dataDir, env: { RATE_LIMITS: 'off', LOG_LEVEL: 'error' } });
const line = await FaultyLine.open(() => Number(new URL(server.url).port));
const stage: Stage = { server, volume, line, clock: systemClock, random };
const set = faultSets[values.faults as 'all' | 'kill'].filter((f) => !values.only || values.only.split(',').some((o) => f.name.includes(o)));
const faults: Fault[] = Array.from({ length: Number(values.cycles) }, (_, i) => set[i % set.length]!);
const result: ChapterResult = await chapter(stage, { name: 'c1', size: { light: 20, real: 2, rooms: 6 }, faults, quota: 700, onCycle: (r) => console.log(JSON.stringify(r)) });
console.log(result.stored, result.lines, result.violations.length);
for (const v of result.violations.slice(0, 20)) console.log(toText(v).slice(0, 400));
if (result.violations.length) console.log(server.log.slice(-3000));
await line.close();
await server.dispose();
volume.dispose();
