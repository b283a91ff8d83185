import { Menu } from '@base-ui/react/menu';
import { Copy, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { ActionMenu } from '../../src/ui/action-menu.tsx';
import { Button } from '../../src/ui/button.tsx';
import { ConfirmDialog } from '../../src/ui/confirm-dialog.tsx';
import { Dialog, DialogActions, DialogBody } from '../../src/ui/dialog.tsx';
import { ErrorNote } from '../../src/ui/error-note.tsx';
import { Lightbox } from '../../src/ui/files/lightbox.tsx';
import { MenuChoice, menuCard, MenuItem } from '../../src/ui/menu.tsx';
import { PersonCard } from '../../src/ui/person-card.tsx';
import { StatusMark } from '../../src/ui/status-mark.tsx';
import { TextField } from '../../src/ui/text-field.tsx';
import { MessageMenu } from '../../src/ui/timeline/message-menu.tsx';
import { ToastStack } from '../../src/ui/toast-stack.tsx';
import { Toast } from '../../src/ui/toast.tsx';
import { long, nothing, sentences, type Shelf } from './shelf.ts';

/** A menu stands at what opens it. */
function AtButton({ children }: { readonly children: (anchor: HTMLElement) => ReactElement }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <div className="flex justify-center pt-40">
      <Button ref={setAnchor}>What opens it</Button>
      {anchor !== null && children(anchor)}
    </div>
  );
}

const menu = (children: ReactElement) => (
  <AtButton>
    {(anchor) => (
      <Menu.Root open>
        <Menu.Portal>
          <Menu.Positioner anchor={anchor} sideOffset={4} align="start">
            <Menu.Popup className={menuCard} aria-label="Menu">
              {children}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    )}
  </AtButton>
);

const confirm = { action: 'Delete', onConfirm: nothing, onCancel: nothing };
const every = { react: true, quote: true, edit: true, pin: true, thread: true, delete: true, report: true };
const messageMenu = {
  ...{ can: every, pinned: false, saved: false, onReact: nothing, onQuote: nothing, onEdit: nothing },
  ...{
    onPin: nothing,
    onThread: nothing,
    onMarkUnread: nothing,
    onSave: nothing,
    onWhy: nothing,
    onCopy: nothing,
  },
  ...{ onCopyLink: nothing, onReport: nothing, onDelete: nothing, onClose: nothing },
  ...{ author: 'Ada Okafor', onAuthor: nothing },
};
const undoing = [
  { label: 'Undo all', shortcut: 'Control+Z', onAct: nothing },
  { label: 'Delete now', onAct: nothing },
];
const actions = (
  <DialogActions>
    <Button>Cancel</Button>
    <Button kind="primary">Create</Button>
  </DialogActions>
);
const file = { name: 'harbour.jpg', type: 'image/jpeg', size: 240_000, width: 1200, height: 800 };

/** What lies over the page, each by itself. */
export const cards: Shelf = {
  PersonCard: {
    states: {
      usual: () => (
        <PersonCard
          name="Ada Okafor"
          picture={undefined}
          handle="ada"
          roleName="Admin"
          presence="online"
          status={<StatusMark emoji="🌴" text="On holiday" title="On holiday" wide />}
          clock="14:20"
          onMessage={nothing}
        />
      ),
      guest: () => (
        <PersonCard name={long} picture={undefined} roleName="Guest" presence="offline" onMessage={nothing} />
      ),
      gone: () => (
        <PersonCard name="דנה כהן" picture={undefined} roleName="No longer here" presence={undefined} />
      ),
    },
  },
  Dialog: {
    alone: true,
    states: {
      form: () => (
        <Dialog title="Create a room" description="Everybody can find it." onClose={nothing}>
          <DialogBody>
            <TextField
              label="Name"
              error="A room of that name exists already."
              value="general"
              onChange={nothing}
            />
            <ErrorNote>The server could not be reached.</ErrorNote>
          </DialogBody>
          {actions}
        </Dialog>
      ),
      long: () => (
        <Dialog title={sentences} onClose={nothing}>
          <DialogBody toRead>{sentences.repeat(12)}</DialogBody>
          {actions}
        </Dialog>
      ),
      sheet: () => (
        <Dialog shape="sheet" title={long} onClose={nothing}>
          <DialogBody toRead>{sentences}</DialogBody>
        </Dialog>
      ),
    },
  },
  DialogBody: {
    states: { usual: () => <DialogBody toRead>{sentences}</DialogBody> },
  },
  DialogActions: { states: { usual: () => actions } },
  ConfirmDialog: {
    alone: true,
    states: {
      usual: () => (
        <ConfirmDialog {...confirm} title="Delete this message?">
          Nobody can bring it back.
        </ConfirmDialog>
      ),
      error: () => (
        <ConfirmDialog {...confirm} title={`Ban ${long}?`} error="The server could not be reached.">
          {sentences}
        </ConfirmDialog>
      ),
      busy: () => (
        <ConfirmDialog {...confirm} busy title="Delete this message?">
          Nobody can bring it back.
        </ConfirmDialog>
      ),
      fields: () => (
        <ConfirmDialog
          {...confirm}
          harmless
          action="Send"
          title="Tell 40 people?"
          fields={<TextField label="Why" value={sentences} onChange={nothing} />}
        >
          Everybody in the room is told.
        </ConfirmDialog>
      ),
    },
  },
  Lightbox: {
    alone: true,
    states: {
      several: () => (
        <Lightbox
          pictures={[
            { ...file, id: 'a', alt: 'The harbour at high water' },
            { ...file, id: 'b' },
          ]}
          start={0}
          onClose={nothing}
        />
      ),
    },
  },
  ActionMenu: {
    states: {
      usual: () => (
        <ActionMenu label="Actions for Ada Okafor">
          <MenuItem icon={<Copy size={16} />} label="Copy text" onClick={nothing} />
          <MenuItem icon={<Trash2 size={16} />} label="Delete" danger onClick={nothing} />
        </ActionMenu>
      ),
    },
  },
  MenuItem: {
    alone: true,
    states: {
      usual: () =>
        menu(
          <>
            <MenuItem icon={<Copy size={16} />} label="Copy text" onClick={nothing} />
            <MenuItem icon={<Trash2 size={16} />} label="Delete" danger onClick={nothing} />
          </>,
        ),
    },
  },
  MenuChoice: {
    alone: true,
    states: {
      usual: () =>
        menu(
          <MenuChoice
            label="Notify me"
            chosen="calls"
            choices={[
              { value: 'all', label: 'Of everything' },
              { value: 'calls', label: 'When I am called' },
            ]}
            onChoose={nothing}
          />,
        ),
    },
  },
  MessageMenu: {
    alone: true,
    states: {
      everything: () => (
        <AtButton>
          {(anchor) => <MessageMenu {...messageMenu} anchor={anchor} focusAfter={() => anchor} />}
        </AtButton>
      ),
    },
  },
  Toast: {
    room: 'wide',
    states: {
      usual: () => <Toast onClose={nothing}>The link is copied.</Toast>,
      actions: () => <Toast actions={undoing}>Deleting 2 messages…</Toast>,
      long: () => <Toast onClose={nothing}>{sentences}</Toast>,
      'long with actions': () => <Toast actions={undoing}>{sentences}</Toast>,
    },
  },
  ToastStack: {
    alone: true,
    states: {
      two: () => (
        <ToastStack>
          <Toast onClose={nothing}>{sentences}</Toast>
          <Toast actions={undoing}>Deleting 2 messages…</Toast>
        </ToastStack>
      ),
    },
  },
};
