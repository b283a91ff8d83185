export { ChatProvider, useChatClient } from './provider.tsx';
export { useReadable } from './use-readable.ts';
export { useCaughtUp, useConnection, useMe, useOutbox, useServerClock } from './session-hooks.ts';
export {
  useDeparture,
  useMembers,
  useRoom,
  useRooms,
  useSend,
  useThreads,
  useTimeline,
  useTyping,
  useVisit,
  type Sending,
  type Typing,
} from './room-hooks.ts';
export { usePreference, usePreferences } from './preference-hooks.ts';
export { usePins, type PinList } from './use-pins.ts';
export { usePausedUntil, usePresence, useUser } from './user-hooks.ts';
export { useCommand, type CommandState } from './use-command.ts';
export { useLiveUsers } from './use-live-users.ts';
export {
  usePages,
  useRoomList,
  useSearch,
  useUsers,
  type Hit,
  type Page,
  type Pages,
  type Question,
} from './use-pages.ts';
export type { RoomListing } from './types.ts';
export type {
  ChatClient,
  Connection,
  Departure,
  DepartureReason,
  DraftFile,
  DraftFiles,
  FinalReason,
  KeptDraftFile,
  LossReason,
  MemberList,
  MemberView,
  OutboxState,
  PendingMessage,
  PreferenceMap,
  Readable,
  RoomView,
  SentMessage,
  ServerClock,
  Timeline,
  TimelineMessage,
} from '@parley/client';
