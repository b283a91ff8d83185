import type { CommandError } from '@parley/events';
import { Ban } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { commonTexts } from '../texts/en/common.ts';
import { entranceTexts } from '../texts/en/entrance.ts';
import { useFragment } from '../features/fragment.ts';
import { sessionEndTexts } from '../texts/en/session-end.ts';
import { problemText } from '../features/problem.ts';
import { perLocale } from '../texts/language.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { OtherWay } from '../ui/entrance-frame.tsx';
import { NamePicker } from '../ui/name-picker.tsx';
import { placeName } from '../ui/place-name.ts';
import { Waiting } from '../ui/waiting.tsx';
import type { Invitation, SessionKeeper, Stage, Way } from './session-keeper.ts';
import { lazy } from '../ui/lazy.ts';

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

const roomList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

const greetingOf = ({ by, place, rooms }: Invitation) =>
  by === undefined
    ? undefined
    : {
        title: entranceTexts().invites({ by, place }),
        lead:
          rooms.length === 0
            ? entranceTexts().chooseName
            : entranceTexts().joinAndChoose({ rooms: roomList().format(rooms) }),
      };

/** What to do for who has no account, where nobody new comes in by themself. */
function hintOf(place: WaysInProps['stage']['place'], takesNew: boolean): string | undefined {
  if (place === undefined || takesNew) return undefined;
  const t = entranceTexts();
  if (!place.owned) return t.notOwned;
  return place.access === 'invite' ? t.byInvitation : t.nobodyNew;
}

/** Who was banned is told so, and not asked for another name at once. */
export function WaysIn(props: WaysInProps) {
  const t = entranceTexts();
  const [goesOn, setGoesOn] = useState(false);
  if (props.stage.ended !== 'banned' || goesOn) return <Forms {...props} />;
  return (
    <main className="flex h-full bg-side">
      <EmptyState
        tone="problem"
        icon={<Ban size={22} />}
        title={t.banned({ place: placeName })}
        actions={<Button onClick={() => setGoesOn(true)}>{t.otherAccount}</Button>}
      >
        {t.bannedLead}
      </EmptyState>
    </main>
  );
}

/** Which of the fields of a way in holds what the server refused. */
function refusedField({ code, issues }: CommandError): 'name' | 'password' | 'secret' | undefined {
  if (issues?.[0]?.path === 'password') return 'password';
  if (code === 'conflict') return 'name';
  if (code === 'unauthenticated') return 'password';
  return code === 'not_found' ? 'secret' : undefined;
}

/** The ways in that the place has, one of them open. */
function Forms({ stage: { busy, error, ended, hadAccount, place }, session, invited }: WaysInProps) {
  const t = entranceTexts();
  const [path, navigate] = useLocation();
  const [chosen, setChosen] = useState<Way['kind'] | undefined>(
    ended === 'banned' || (hadAccount && ended !== 'removed' && invited === undefined)
      ? 'signIn'
      : fromPath[path],
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
    refused: error && refusedField(error),
    notice: ended && sessionEndTexts()[ended],
  };
  const others = {
    guest: takesGuests && (
      <OtherWay key="guest" action={t.asGuest} onTake={() => setChosen('guest')}>
        {t.lookingAround}
      </OtherWay>
    ),
    signIn: (
      <OtherWay key="signIn" action={commonTexts().signIn} onTake={() => setChosen('signIn')}>
        {t.haveAccount}
      </OtherWay>
    ),
    register: takesNew && (
      <OtherWay key="register" action={t.createAccount} onTake={() => setChosen('register')}>
        {isFirst ? t.isYours : t.keepName}
      </OtherWay>
    ),
  };
  const lost = way === 'signIn' && (
    <OtherWay key="recover" action={t.useCode} onTake={() => setChosen('recover')}>
      {t.lostPassword}
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
          onPick={(name) => enter({ kind: 'guest', name, invite })}
        />
      )}
      {way === 'signIn' && (
        <SignInForm
          {...common}
          hint={hintOf(place, takesNew)}
          below={below}
          onSignIn={(login, password) => enter({ kind: 'signIn', login, password })}
        />
      )}
      {way === 'register' && (
        <RegisterForm
          {...common}
          isFirst={isFirst}
          greeting={greeting}
          below={below}
          onRegister={(name, password) => enter({ kind: 'register', name, password, invite })}
        />
      )}
      {way === 'recover' && (
        <RecoverForm
          {...common}
          fromLink={fromLink}
          below={below}
          onRecover={(secret, password) => enter({ kind: 'recover', secret, password })}
        />
      )}
    </Suspense>
  );
}
