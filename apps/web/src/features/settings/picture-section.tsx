import type { User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useCommand } from '@parley/react';
import { useEffect, useState } from 'react';
import { PicturePicker } from '../../ui/picture-picker.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';
import { pictureProblem, smallPicture, tooLarge } from './small-picture.ts';

const megabytes = limits.pictureBytes / 1024 / 1024;

/** What others see beside my name. */
export function PictureSection({ me }: { readonly me: User }) {
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
    if (tooLarge(picture)) return setProblem(`This picture is too large: ${megabytes} MB are the most.`);
    const ack = await set.run(picture);
    if (ack.ok) begin(undefined);
    if (ack.ok) setDone('Your picture is set.');
  };
  const takeAway = async () => {
    begin(undefined);
    const ack = await remove.run();
    if (ack.ok) setDone('Your picture is removed.');
  };
  return (
    <Section title="Picture" description="Others see it beside your name. The middle of it is taken.">
      <PicturePicker
        name={me.name}
        picture={me.avatar}
        chosen={url}
        hint={`JPEG, PNG, WebP, GIF or AVIF, up to ${megabytes} MB.`}
        busy={shrinking || set.pending ? 'saving' : remove.pending ? 'removing' : undefined}
        error={problem ?? (refused && problemText(refused))}
        done={done}
        onChoose={choose}
        onUnreadable={() =>
          begin(undefined, 'Your browser can’t show this file as a picture. Choose another.')
        }
        onUse={() => void use()}
        onCancel={() => begin(undefined)}
        onRemove={() => void takeAway()}
      />
    </Section>
  );
}
