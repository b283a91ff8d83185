import { GENERAL } from '@parley/events';
import type { Person } from '../harness/person.ts';

/** All that was said in #general, in order, as somebody is told who comes back now. */
export async function saidInGeneral(reader: Person): Promise<string[]> {
  const wire = await reader.open();
  const { messages } = await wire.do('room:history', { room: GENERAL, limit: 100 });
  await wire.close();
  return messages.map(({ text }) => text);
}
