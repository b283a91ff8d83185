export { ChatProvider, useChatClient } from './provider.tsx';
export { useReadable } from './use-readable.ts';
export { useCaughtUp, useConnection, useMe, useOutbox, useServerClock } from './session-hooks.ts';
export {
  useMembers,
  useRoom,
  useRooms,
  useSend,
  useTimeline,
  useTyping,
  type Sending,
  type Typing,
} from './room-hooks.ts';
export { usePresence, useUser } from './user-hooks.ts';
export { useCommand, type CommandState } from './use-command.ts';
export { useRoomList, useUsers, type Pages } from './use-pages.ts';
export type { RoomListing } from './types.ts';
export type {
  ChatClient,
  Connection,
  FinalReason,
  LossReason,
  MemberList,
  MemberView,
  OutboxState,
  PendingMessage,
  Readable,
  RoomView,
  SentMessage,
  ServerClock,
  Timeline,
  TimelineMessage,
} from '@parley/client';
