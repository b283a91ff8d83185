import { Ban } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useFragment } from '../features/fragment.ts';
import { endWords } from '../features/connection/end-words.ts';
import { problemText } from '../features/problem.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { OtherWay } from '../ui/entrance-frame.tsx';
import { NamePicker } from '../ui/name-picker.tsx';
import { placeName } from '../ui/place-name.ts';
import { Waiting } from '../ui/waiting.tsx';
import type { Invitation, SessionKeeper, Stage, Way } from './session-keeper.ts';

// Most come in by a name alone; the other forms are fetched when somebody wants them.
const SignInForm = lazy(async () => ({ default: (await import('../ui/account-forms.tsx')).SignInForm }));
const RegisterForm = lazy(async () => ({ default: (await import('../ui/account-forms.tsx')).RegisterForm }));

const RecoverForm = lazy(async () => ({ default: (await import('../ui/account-forms.tsx')).RecoverForm }));
const InvitedEntrance = lazy(async () => ({
  default: (await import('./invited-entrance.tsx')).InvitedEntrance,
}));

export interface Invited {
  readonly secret: string;
  readonly says: Invitation;
}

interface EntranceProps {
  readonly stage: Extract<Stage, { kind: 'outside' }>;
  readonly session: SessionKeeper;
}

const fromPath: Readonly<Record<string, Way['kind']>> = {
  '/sign-in': 'signIn',
  '/register': 'register',
  '/recover': 'recover',
};

/** The first screen, which greets who comes by the link of an invitation. */
export function Entrance({ stage, session }: EntranceProps) {
  const [isInvited] = useRoute('/invite');
  const secret = useFragment();
  if (!isInvited || secret === '') return <WaysIn stage={stage} session={session} />;
  return (
    <Suspense fallback={<Waiting />}>
      <InvitedEntrance key={secret} secret={secret} stage={stage} session={session} />
    </Suspense>
  );
}

interface WaysInProps extends EntranceProps {
  readonly invited?: Invited | undefined;
}

const greetingOf = ({ by, place, rooms }: Invitation) =>
  by === undefined
    ? undefined
    : {
        title: `${by} invites you to ${place}`,
        lead:
          rooms.length === 0
            ? 'Choose the name that others see.'
            : `You join ${rooms.join(', ')}. Choose the name that others see.`,
      };

/** What to do for who has no account, where nobody new comes in by themself. */
function hintOf(place: WaysInProps['stage']['place'], takesNew: boolean): string | undefined {
  if (place === undefined || takesNew) return undefined;
  if (!place.owned)
    return 'Nobody has an account yet: the server printed a link when it started, and by that link the owner’s account is made.';
  return place.access === 'invite'
    ? 'You have none yet? This place is entered by invitation: ask somebody who is in for a link.'
    : 'You have none yet? This place takes nobody new just now.';
}

/** Who was banned is told so, and not asked for another name at once. */
export function WaysIn(props: WaysInProps) {
  const [goesOn, setGoesOn] = useState(false);
  if (props.stage.ended !== 'banned' || goesOn) return <Forms {...props} />;
  return (
    <main className="flex h-full bg-side">
      <EmptyState
        tone="problem"
        icon={<Ban size={22} />}
        title={`You were banned from ${placeName}`}
        actions={<Button onClick={() => setGoesOn(true)}>Sign in with another account</Button>}
      >
        You can’t read or write here any more. If you think that is a mistake, talk to somebody who keeps
        order here: they can let you in again.
      </EmptyState>
    </main>
  );
}

/** The ways in that the place has, one of them open. */
function Forms({ stage: { busy, error, ended, place }, session, invited }: WaysInProps) {
  const [path, navigate] = useLocation();
  const [chosen, setChosen] = useState<Way['kind'] | undefined>(
    ended === 'banned' ? 'signIn' : fromPath[path],
  );
  /** What is said of one way is not said of another. */
  const [tried, setTried] = useState<Way['kind']>();
  const takesNew = invited !== undefined || place === undefined || place.access === 'open';
  const takesGuests = takesNew && (invited?.says.guests ?? place?.guests ?? true);
  const isFirst = place?.owned === false && (invited === undefined || invited.says.by === undefined);
  const way = chosen ?? (takesGuests ? 'guest' : invited === undefined ? 'signIn' : 'register');
  const [fromLink] = useState(() =>
    path === '/recover' ? window.location.hash.slice(1) || undefined : undefined,
  );
  const enter = async (by: Way) => {
    setTried(by.kind);
    await session.enter(by);
    // The secret in the address has served.
    if (session.get().kind === 'inside' && (invited !== undefined || by.kind === 'recover'))
      navigate('/', { replace: true });
  };
  const invite = invited?.secret;
  const greeting = invited && greetingOf(invited.says);
  const common = {
    busy,
    error: error === undefined || tried !== way ? undefined : problemText(error),
    notice: ended && endWords[ended],
  };
  const others = {
    guest: takesGuests && (
      <OtherWay key="guest" action="Enter as a guest" onTake={() => setChosen('guest')}>
        Only looking around?
      </OtherWay>
    ),
    signIn: (
      <OtherWay key="signIn" action="Sign in" onTake={() => setChosen('signIn')}>
        You have an account?
      </OtherWay>
    ),
    register: takesNew && (
      <OtherWay key="register" action="Create an account" onTake={() => setChosen('register')}>
        {isFirst ? 'Is this place yours?' : 'You want to keep your name?'}
      </OtherWay>
    ),
  };
  const lost = way === 'signIn' && (
    <OtherWay key="recover" action="Use a recovery code" onTake={() => setChosen('recover')}>
      Lost your password?
    </OtherWay>
  );
  const ways = (['signIn', 'register', 'guest'] as const).flatMap((kind) =>
    kind === way || others[kind] === false ? [] : [others[kind]],
  );
  const below = lost === false ? ways : [lost, ...ways];
  return (
    <Suspense fallback={<Waiting />}>
      {way === 'guest' && (
        <NamePicker
          {...common}
          greeting={greeting}
          below={below}
          onPick={(name) => void enter({ kind: 'guest', name, invite })}
        />
      )}
      {way === 'signIn' && (
        <SignInForm
          {...common}
          hint={hintOf(place, takesNew)}
          below={below}
          onSignIn={(login, password) => void enter({ kind: 'signIn', login, password })}
        />
      )}
      {way === 'register' && (
        <RegisterForm
          {...common}
          isFirst={isFirst}
          greeting={greeting}
          below={below}
          onRegister={(name, password) => void enter({ kind: 'register', name, password, invite })}
        />
      )}
      {way === 'recover' && (
        <RecoverForm
          {...common}
          fromLink={fromLink}
          below={below}
          onRecover={(secret, password) => void enter({ kind: 'recover', secret, password })}
        />
      )}
    </Suspense>
  );
}
