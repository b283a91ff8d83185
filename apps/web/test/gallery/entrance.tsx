import { RecoverForm, RegisterForm, SignInForm } from '../../src/ui/account-forms.tsx';
import { Button } from '../../src/ui/button.tsx';
import { EntranceFrame, OtherWay } from '../../src/ui/entrance-frame.tsx';
import { NamePicker } from '../../src/ui/name-picker.tsx';
import { nothing, type Shelf } from './shelf.ts';

const form = { busy: false, onSignIn: nothing, onRegister: nothing, onRecover: nothing, onPick: nothing };
const refused = 'The server could not be reached. Check that you are online, and try again.';
const below = (
  <OtherWay action="Create an account" onTake={nothing}>
    New here?
  </OtherWay>
);

/** What those see who are not in yet. */
export const entrance: Shelf = {
  OtherWay: { states: { usual: () => below } },
  EntranceFrame: {
    room: 'screen',
    states: {
      notice: () => (
        <EntranceFrame
          title="Pick a name"
          lead="No account needed."
          notice="You have been signed out."
          onSubmit={nothing}
          below={below}
        >
          <Button kind="primary" size="lg">
            Enter
          </Button>
        </EntranceFrame>
      ),
    },
  },
  NamePicker: {
    room: 'screen',
    states: {
      empty: () => <NamePicker {...form} below={below} />,
      busy: () => <NamePicker {...form} busy />,
    },
  },
  SignInForm: {
    room: 'screen',
    states: {
      empty: () => <SignInForm {...form} below={below} />,
      error: () => <SignInForm {...form} error={refused} notice="You have been signed out." />,
      busy: () => <SignInForm {...form} busy hint="Who has none asks somebody who is in for a link." />,
    },
  },
  RegisterForm: {
    room: 'screen',
    states: {
      first: () => <RegisterForm {...form} isFirst below={below} />,
      error: () => <RegisterForm {...form} isFirst={false} error={refused} />,
    },
  },
  RecoverForm: {
    room: 'screen',
    states: {
      code: () => <RecoverForm {...form} fromLink={undefined} />,
      link: () => <RecoverForm {...form} fromLink="secret" error={refused} />,
    },
  },
};
