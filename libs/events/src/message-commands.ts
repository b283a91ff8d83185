import { z } from 'zod';
import { limits } from './limits.ts';
import * as s from './schemas.ts';

const op = s.opId.optional();

/** Rows of the table of commands for messages. */
export const messageCommands = {
  'message:send': {
    request: z
      .strictObject({
        room: s.roomId,
        id: s.messageId,
        /** May be empty where there are files. */
        text: s.captionText,
        /** What I have uploaded, each once in all messages. */
        files: z
          .array(z.strictObject({ id: s.fileId, alt: s.fileAlt.optional() }))
          .min(1)
          .max(limits.filesPerMessage)
          .refine((files) => new Set(files.map(({ id }) => id)).size === files.length, 'names a file twice')
          .optional(),
      })
      .refine(({ text, files }) => text !== '' || files !== undefined, {
        message: 'is empty',
        path: ['text'],
      }),
    reply: z.strictObject({ seq: s.seq, rev: s.rev, at: s.time }),
    rate: 'send',
    durable: true,
    scope: 'write',
  },
  'message:edit': {
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1), text: s.text }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'message:delete': {
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1) }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'message:react': {
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1), emoji: s.emoji, on: z.boolean() }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'message:pin': {
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1), on: z.boolean() }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
} as const;
