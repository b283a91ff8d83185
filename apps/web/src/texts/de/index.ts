import { accountDialog } from './account-dialog.ts';
import { accountForms } from './account-forms.ts';
import { adminPeople } from './admin-people.ts';
import { adminRooms } from './admin-rooms.ts';
import { adminSections } from './admin-sections.ts';
import { adminServer } from './admin-server.ts';
import { admin } from './admin.ts';
import { amounts } from './amounts.ts';
import { announcer } from './announcer.ts';
import { app } from './app.ts';
import { archivedRoom } from './archived-room.ts';
import { appearance } from './appearance.ts';
import { attach } from './attach.ts';
import { attachments } from './attachments.ts';
import { auditActs } from './audit-acts.ts';
import { auditDetails } from './audit-details.ts';
import { audit } from './audit.ts';
import { ban } from './ban.ts';
import { beforeSending } from './before-sending.ts';
import { bots } from './bots.ts';
import { browse } from './browse.ts';
import { canNotWrite } from './can-not-write.ts';
import { catchUp } from './catch-up.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { completion } from './completion.ts';
import { composerTools } from './composer-tools.ts';
import { composer } from './composer.ts';
import { connectionLine } from './connection-line.ts';
import { connection } from './connection.ts';
import { createRoom } from './create-room.ts';
import { deletions } from './deletions.ts';
import { departedRoom } from './departed-room.ts';
import { emojiGroups } from './emoji-groups.ts';
import { emojiPicker } from './emoji-picker.ts';
import { entrance } from './entrance.ts';
import { folderDialog } from './folder-dialog.ts';
import { foldedText } from './folded-text.ts';
import { formattedText } from './formatted-text.ts';
import { formattingBar } from './formatting-bar.ts';
import { invitePage } from './invite-page.ts';
import { invites } from './invites.ts';
import { jumpToDate } from './jump-to-date.ts';
import { jumps } from './jumps.ts';
import { leaveRoom } from './leave-room.ts';
import { lightbox } from './lightbox.ts';
import { linkedMessages } from './linked-messages.ts';
import { lostEdit } from './lost-edit.ts';
import { messageEditor } from './message-editor.ts';
import { messageExtras } from './message-extras.ts';
import { messageMenu } from './message-menu.ts';
import { messagePopups } from './message-popups.ts';
import { message } from './message.ts';
import { mutes } from './mutes.ts';
import { names } from './names.ts';
import { notificationSettings } from './notification-settings.ts';
import { notifyReasons } from './notify-reasons.ts';
import { notify } from './notify.ts';
import { owned } from './owned.ts';
import { page } from './page.ts';
import { password } from './password.ts';
import { pause } from './pause.ts';
import { peoplePicker } from './people-picker.ts';
import { people } from './people.ts';
import { personCard } from './person-card.ts';
import { pickPeople } from './pick-people.ts';
import { picturePicker } from './picture-picker.ts';
import { presence } from './presence.ts';
import { problem } from './problem.ts';
import { profileSettings } from './profile-settings.ts';
import { quote } from './quote.ts';
import { reportMessage } from './report-message.ts';
import { reportsLink } from './reports-link.ts';
import { reports } from './reports.ts';
import { roles } from './roles.ts';
import { roomDetails } from './room-details.ts';
import { roomLevel } from './room-level.ts';
import { roomMembers } from './room-members.ts';
import { roomPanel } from './room-panel.ts';
import { room } from './room.ts';
import { savedPage } from './saved-page.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { secretBox } from './secret-box.ts';
import { security } from './security.ts';
import { server } from './server.ts';
import { sessionEnd } from './session-end.ts';
import { settingsSections } from './settings-sections.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { sidePanel } from './side-panel.ts';
import { sidebarLinks } from './sidebar-links.ts';
import { sidebarMenus } from './sidebar-menus.ts';
import { sidebarPeople } from './sidebar-people.ts';
import { sidebar } from './sidebar.ts';
import { spans } from './spans.ts';
import { statusCommands } from './status-commands.ts';
import { status } from './status.ts';
import { switcherCommands } from './switcher-commands.ts';
import { switcher } from './switcher.ts';
import { threadSummary } from './thread-summary.ts';
import { thread } from './thread.ts';
import { threadsPage } from './threads-page.ts';
import { timeline } from './timeline.ts';
import { unsentText } from './unsent-text.ts';
import { visitedRoom } from './visited-room.ts';
import { writingHelp } from './writing-help.ts';
import { writing } from './writing.ts';

/** All of German, by the names of the parts. */
export const german = {
  accountDialog,
  accountForms,
  adminPeople,
  adminRooms,
  adminSections,
  adminServer,
  admin,
  amounts,
  announcer,
  app,
  appearance,
  archivedRoom,
  attach,
  attachments,
  auditActs,
  auditDetails,
  audit,
  ban,
  beforeSending,
  bots,
  browse,
  canNotWrite,
  catchUp,
  commands,
  common,
  completion,
  composerTools,
  composer,
  connectionLine,
  connection,
  createRoom,
  deletions,
  departedRoom,
  emojiGroups,
  emojiPicker,
  entrance,
  folderDialog,
  foldedText,
  formattedText,
  formattingBar,
  invitePage,
  invites,
  jumpToDate,
  jumps,
  leaveRoom,
  lightbox,
  linkedMessages,
  lostEdit,
  messageEditor,
  messageExtras,
  messageMenu,
  messagePopups,
  message,
  mutes,
  names,
  notificationSettings,
  notifyReasons,
  notify,
  owned,
  page,
  password,
  pause,
  peoplePicker,
  people,
  personCard,
  pickPeople,
  picturePicker,
  presence,
  problem,
  profileSettings,
  quote,
  reportMessage,
  reportsLink,
  reports,
  roles,
  roomDetails,
  roomLevel,
  roomMembers,
  roomPanel,
  room,
  savedPage,
  saved,
  search,
  secretBox,
  security,
  server,
  sessionEnd,
  settingsSections,
  settings,
  shortcuts,
  sidePanel,
  sidebarLinks,
  sidebarMenus,
  sidebarPeople,
  sidebar,
  spans,
  statusCommands,
  status,
  switcherCommands,
  switcher,
  threadSummary,
  thread,
  threadsPage,
  timeline,
  unsentText,
  visitedRoom,
  writingHelp,
  writing,
};
