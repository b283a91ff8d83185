import type { MessageId, RoomId } from '@parley/events';
import type { Database, StoredRoom } from './history.ts';
import type { Report } from './violation.ts';

/** seq and rev are dense and never given twice, ids are unique, and the order of seqs is that of commits. */
export function checkDatabase({ rooms }: Database, report: Report): void {
  const seen = new Map<MessageId, RoomId>();
  for (const stored of rooms) {
    checkSeqs(stored, report);
    checkRevs(stored, report);
    for (const { id, seq } of stored.messages) {
      const other = seen.get(id);
      if (other !== undefined)
        report({ broken: 'doubled', room: stored.room.id, seq, what: `message ${id} is also in ${other}` });
      seen.set(id, stored.room.id);
    }
  }
}

function checkSeqs({ room, head, messages }: StoredRoom, report: Report): void {
  let last: StoredRoom['messages'][number] | undefined;
  messages.forEach((message, at) => {
    const { seq, rev } = message;
    const problem = (broken: 'reused' | 'missing' | 'reordered', what: string) =>
      report({ broken, room: room.id, seq, what });
    if (seq === last?.seq) problem('reused', 'two messages have this seq');
    else if (seq !== at + 1) problem('missing', `is the ${at + 1}. message: seqs are not dense`);
    // An edit takes a later rev: only two messages as they were sent show the order in which they were.
    if (last && isAsSent(last) && isAsSent(message) && rev < last.rev)
      problem('reordered', `has rev ${rev}, the message before it ${last.rev}`);
    last = message;
  });
  if ((last?.seq ?? 0) !== head.seq)
    report({
      broken: 'missing',
      room: room.id,
      seq: head.seq,
      what: `is the head, but the last message is ${last?.seq ?? 0}`,
    });
}

const isAsSent = ({ editedAt, deleted }: StoredRoom['messages'][number]): boolean =>
  editedAt === undefined && deleted === undefined;

function checkRevs({ room, head, messages, members }: StoredRoom, report: Report): void {
  const revs = [room, ...members, ...messages].map(({ rev }) => rev).sort((a, b) => a - b);
  revs.forEach((rev, at) => {
    if (rev === revs[at - 1])
      report({ broken: 'reused', room: room.id, what: `rev ${rev} was given to two things` });
    if (rev > head.rev || rev < 1)
      report({ broken: 'reused', room: room.id, what: `rev ${rev} is outside of 1 … ${head.rev}` });
  });
}
