import type { User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useCommand } from '@parley/react';
import { useEffect, useState } from 'react';
import { profileSettingsTexts } from '../../texts/en/profile-settings.ts';
import { PicturePicker } from '../../ui/picture-picker.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';
import { pictureProblem, smallPicture, tooLarge } from './small-picture.ts';

const megabytes = limits.pictureBytes / 1024 / 1024;

/** What others see beside my name. */
export function PictureSection({ me }: { readonly me: User }) {
  const t = profileSettingsTexts();
  const account = useAccount();
  const set = useCommand(account.setPicture);
  const remove = useCommand(account.removePicture);
  const [chosen, setChosen] = useState<{ readonly file: File; readonly url: string }>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState('');
  const [shrinking, setShrinking] = useState(false);
  const url = chosen?.url;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const refused = set.error ?? remove.error;

  /** Whatever was told before concerns what was chosen before. */
  const begin = (next: typeof chosen, trouble?: string) => {
    set.clear();
    remove.clear();
    setDone('');
    setProblem(trouble);
    setChosen(next);
  };
  const choose = (file: File) => {
    const trouble = pictureProblem(file);
    begin(trouble === undefined ? { file, url: URL.createObjectURL(file) } : undefined, trouble);
  };
  const use = async () => {
    if (chosen === undefined) return;
    setProblem(undefined);
    setShrinking(true);
    const picture = await smallPicture(chosen.file);
    setShrinking(false);
    if (tooLarge(picture)) return setProblem(t.tooLarge({ megabytes }));
    const ack = await set.run(picture);
    if (ack.ok) begin(undefined);
    if (ack.ok) setDone(t.pictureSet);
  };
  const takeAway = async () => {
    begin(undefined);
    const ack = await remove.run();
    if (ack.ok) setDone(t.pictureRemoved);
  };
  return (
    <Section title={t.picture} description={t.pictureHint}>
      <PicturePicker
        name={me.name}
        picture={me.avatar}
        chosen={url}
        hint={t.formats({ megabytes })}
        busy={shrinking || set.pending ? 'saving' : remove.pending ? 'removing' : undefined}
        error={problem ?? (refused && problemText(refused))}
        done={done}
        onChoose={choose}
        onUnreadable={() => begin(undefined, t.unreadable)}
        onUse={() => void use()}
        onCancel={() => begin(undefined)}
        onRemove={() => void takeAway()}
      />
    </Section>
  );
}
