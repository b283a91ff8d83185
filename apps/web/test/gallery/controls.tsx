import { Bell, Pencil, Trash2 } from 'lucide-react';
import { Action, ActionList } from '../../src/ui/action-list.tsx';
import { Avatar, LobbyGuest } from '../../src/ui/avatar.tsx';
import { Button, IconButton } from '../../src/ui/button.tsx';
import { CheckboxField } from '../../src/ui/checkbox-field.tsx';
import { ChoiceCards } from '../../src/ui/choice-cards.tsx';
import { Form } from '../../src/ui/form.tsx';
import { GrowingTextarea } from '../../src/ui/growing-textarea.tsx';
import { Key } from '../../src/ui/key.tsx';
import { Logo } from '../../src/ui/logo.tsx';
import { Mark } from '../../src/ui/mark.tsx';
import { NewPasswordField } from '../../src/ui/new-password-field.tsx';
import { PasswordField } from '../../src/ui/password-field.tsx';
import { PeoplePicker } from '../../src/ui/people-picker.tsx';
import { PicturePicker } from '../../src/ui/picture-picker.tsx';
import { Scrolled } from '../../src/ui/scrolled.tsx';
import { SecretBox } from '../../src/ui/secret-box.tsx';
import { Select } from '../../src/ui/select.tsx';
import { SelectField } from '../../src/ui/select-field.tsx';
import { TextField } from '../../src/ui/text-field.tsx';
import { TextareaField } from '../../src/ui/textarea-field.tsx';
import { hebrew, long, nothing, sentences, type Shelf } from './shelf.ts';

const people = [
  { id: 'ada', name: 'Ada Okafor' },
  { id: 'long', name: long },
  { id: 'dana', name: 'דנה כהן' },
];
const picker = {
  ...{ label: 'People to invite', query: '', people, picked: [], max: 11 },
  ...{ onQuery: nothing, onToggle: nothing },
};
const picture = {
  ...{
    name: 'Ada Okafor',
    picture: undefined,
    chosen: undefined,
    busy: undefined,
    error: undefined,
    done: '',
  },
  ...{ hint: 'A square of at least 256 pixels is best.' },
  ...{ onChoose: nothing, onUnreadable: nothing, onUse: nothing, onCancel: nothing, onRemove: nothing },
};
const size = 16;

/** What one presses, fills in and chooses. */
export const controls: Shelf = {
  ActionList: {
    states: {
      usual: () => (
        <ActionList label="What you can do">
          <Action icon={<Bell size={18} />} label="Pause notifications" note="until 9:00" onClick={nothing} />
          <Action
            icon={<Pencil size={18} />}
            label="Edit profile"
            href="/settings/profile"
            onClick={nothing}
          />
        </ActionList>
      ),
    },
  },
  Action: {
    states: {
      danger: () => (
        <ActionList label="Danger">
          <Action icon={<Trash2 size={18} />} label="Sign out and erase" danger onClick={nothing} />
        </ActionList>
      ),
      busy: () => (
        <ActionList label="Busy">
          <Action icon={<Trash2 size={18} />} label="Sign out" busy onClick={nothing} />
        </ActionList>
      ),
      long: () => (
        <ActionList label="Long">
          <Action icon={<Pencil size={18} />} label={long} note={sentences.slice(0, 20)} onClick={nothing} />
        </ActionList>
      ),
    },
  },
  Button: {
    states: {
      kinds: () => (
        <div className="flex flex-wrap gap-2">
          <Button kind="primary">Save</Button>
          <Button>Cancel</Button>
          <Button kind="quiet">Skip</Button>
          <Button kind="danger">Delete</Button>
          <Button kind="danger-outline">Delete</Button>
        </div>
      ),
      sizes: () => (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm">Small</Button>
          <Button size="md">Medium</Button>
          <Button size="lg">Large</Button>
        </div>
      ),
      busy: () => (
        <Button kind="primary" busy>
          Saving…
        </Button>
      ),
      disabled: () => <Button disabled>Save</Button>,
    },
  },
  IconButton: {
    states: {
      sizes: () => (
        <div className="flex gap-2">
          <IconButton label="Edit" icon={<Pencil size={size} />} />
          <IconButton label="Delete" size="sm" icon={<Trash2 size={size} />} />
        </div>
      ),
      open: () => <IconButton label="Notifications" aria-expanded icon={<Bell size={size} />} />,
      disabled: () => <IconButton label="Edit" disabled icon={<Pencil size={size} />} />,
    },
  },
  Avatar: {
    states: {
      sizes: () => (
        <div className="flex items-end gap-3">
          {(['xs', 'md', 'lg', 'xl', '2xl'] as const).map((one) => (
            <Avatar key={one} name="Ada Okafor" size={one} />
          ))}
        </div>
      ),
      presence: () => (
        <div className="flex gap-3">
          <Avatar name="Ada Okafor" presence="online" />
          <Avatar name="Jonas Weber" presence="away" />
          <Avatar name="Noor" presence="offline" />
        </div>
      ),
      scripts: () => (
        <div className="flex gap-3">
          <Avatar name="李雷" />
          <Avatar name="דנה כהן" />
          <Avatar name="🦊 Fox" />
          <Avatar name={long} />
        </div>
      ),
      picture: () => <Avatar name="Ada Okafor" picture="gallery" size="xl" />,
    },
  },
  LobbyGuest: { states: { usual: () => <LobbyGuest /> } },
  CheckboxField: {
    states: {
      ticked: () => (
        <CheckboxField label="Play a sound" hint="Once a minute at most." checked onChange={nothing} />
      ),
      empty: () => <CheckboxField label="Play a sound" checked={false} onChange={nothing} />,
      off: () => <CheckboxField label="Play a sound" checked disabled onChange={nothing} />,
      long: () => <CheckboxField label={long} hint={sentences} checked onChange={nothing} />,
    },
  },
  ChoiceCards: {
    room: 'wide',
    states: {
      hints: () => (
        <ChoiceCards
          title="Notify me"
          chosen="calls"
          choices={[
            { value: 'all', label: 'Of everything', hint: 'Each message of every room.' },
            { value: 'calls', label: 'When I am called', hint: sentences },
          ]}
          onChoose={nothing}
        />
      ),
      swatches: () => (
        <ChoiceCards
          title="Accent"
          swatch
          chosen="blue"
          choices={[
            { value: 'blue', label: 'Blue' },
            { value: 'violet', label: 'Violet' },
          ]}
          onChoose={nothing}
        />
      ),
    },
  },
  Form: {
    states: {
      error: () => (
        <Form aria-label="Rename" className="flex flex-col gap-3" onSubmit={nothing}>
          <TextField label="Name" error="The name is empty." value="" onChange={nothing} />
          <Button type="submit" className="self-start">
            Save
          </Button>
        </Form>
      ),
    },
  },
  TextField: {
    states: {
      empty: () => <TextField label="Topic" placeholder="What it is about" />,
      filled: () => (
        <TextField label="Topic" hint="At most 250 characters." value={sentences} onChange={nothing} />
      ),
      error: () => (
        <TextField
          label="Name"
          error="A room of that name exists already."
          value="general"
          onChange={nothing}
        />
      ),
      beside: () => (
        <TextField
          label="Keyword"
          error="At most 50 characters."
          value="tides"
          beside={<Button>Add</Button>}
          onChange={nothing}
        />
      ),
      large: () => <TextField size="lg" label="Your name" value="Ada" onChange={nothing} />,
      'right to left': () => <TextField label="Name" dir="auto" value={hebrew} onChange={nothing} />,
    },
  },
  PasswordField: {
    states: {
      filled: () => <PasswordField label="Password" value="High water at noon" onChange={nothing} />,
      error: () => (
        <PasswordField label="Password" error="Enter your password." value="" onChange={nothing} />
      ),
    },
  },
  NewPasswordField: {
    states: {
      empty: () => <NewPasswordField label="New password" value="" asked={false} onValue={nothing} />,
      'too short': () => <NewPasswordField label="New password" value="short" asked onValue={nothing} />,
    },
  },
  TextareaField: {
    states: {
      empty: () => <TextareaField label="What’s wrong with it?" hint="Read by the admins." />,
      long: () => (
        <TextareaField
          label="What’s wrong with it?"
          value={sentences}
          count={{ length: sentences.length, max: 300 }}
          error="It is too long."
          onChange={nothing}
        />
      ),
    },
  },
  GrowingTextarea: {
    states: {
      empty: () => (
        <GrowingTextarea
          label="Message"
          placeholder="Message general"
          value=""
          onChange={nothing}
          onSubmit={nothing}
        />
      ),
      long: () => <GrowingTextarea label="Message" value={sentences} onChange={nothing} onSubmit={nothing} />,
    },
  },
  Select: {
    states: {
      usual: () => (
        <Select aria-label="Room">
          <option>general</option>
        </Select>
      ),
      long: () => (
        <Select aria-label="Sentence">
          <option>{sentences}</option>
        </Select>
      ),
    },
  },
  SelectField: {
    states: {
      usual: () => (
        <SelectField
          label="Who may write"
          hint="Moderators always may."
          value="all"
          options={[
            { value: 'all', label: 'Everybody' },
            { value: 'mods', label: 'Moderators' },
          ]}
          onChange={nothing}
        />
      ),
      long: () => (
        <SelectField
          label="Room"
          value="long"
          options={[{ value: 'long', label: sentences }]}
          onChange={nothing}
        />
      ),
    },
  },
  Scrolled: {
    states: {
      usual: () => (
        <Scrolled role="group" aria-label="Rules" className="max-h-16 overflow-y-auto">
          {sentences}
        </Scrolled>
      ),
      code: () => (
        <Scrolled as="pre" role="group" aria-label="Code" className="overflow-x-auto font-mono">
          {long}
        </Scrolled>
      ),
    },
  },
  SecretBox: {
    states: {
      usual: () => (
        <SecretBox
          label="Token"
          secret={'pt_'.concat('7f3a91c0'.repeat(8))}
          copy={() => Promise.resolve(true)}
          actions={<Button>Done</Button>}
        >
          It is shown this once. Keep it where nobody else looks.
        </SecretBox>
      ),
    },
  },
  PeoplePicker: {
    states: {
      'nobody yet': () => <PeoplePicker {...picker} />,
      picked: () => <PeoplePicker {...picker} picked={people} />,
      bot: () => <PeoplePicker {...picker} people={people.map((person) => ({ ...person, bot: true }))} />,
      empty: () => <PeoplePicker {...picker} query="zy" people={[]} />,
    },
  },
  PicturePicker: {
    room: 'wide',
    states: {
      none: () => <PicturePicker {...picture} />,
      chosen: () => <PicturePicker {...picture} chosen="/favicon.svg" />,
      saving: () => <PicturePicker {...picture} chosen="/favicon.svg" busy="saving" />,
      error: () => (
        <PicturePicker {...picture} picture="gallery" error="That is not a picture that can be read." />
      ),
    },
  },
  Key: {
    states: {
      shortcut: () => (
        <p>
          <Key>Ctrl</Key>
          <Key>Shift</Key>
          <Key>K</Key>
        </p>
      ),
    },
  },
  Logo: {
    states: {
      sizes: () => (
        <div className="flex items-end gap-3">
          <Logo size={20} />
          <Logo />
          <Logo size={48} />
        </div>
      ),
    },
  },
  Mark: {
    states: {
      usual: () => (
        <p className="flex gap-2">
          Tide table <Mark title="A program writes this.">Bot</Mark>
        </p>
      ),
    },
  },
};
