import type { Request, User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { fromServer } from '../../texts/server.ts';
import { profileSettingsTexts } from '../../texts/en/profile-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemText } from '../problem.ts';
import { KeepName } from './keep-name.tsx';
import { PictureSection } from './picture-section.tsx';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

const handlePattern = /^[a-z0-9][a-z0-9._-]{1,29}$/;
const zones = Intl.supportedValuesOf('timeZone');
const zoneOption = (zone: string) => ({ value: zone, label: zone.replaceAll('_', ' ') });

/** How others see me. */
export function ProfileSection({ me }: { readonly me: User }) {
  const t = profileSettingsTexts();
  return (
    <>
      {me.role === 'guest' && <KeepName me={me} />}
      {me.role !== 'guest' && <PictureSection me={me} />}
      <Section title={t.profile} description={t.profileHint}>
        <ProfileForm key={me.role} me={me} />
      </Section>
    </>
  );
}

function ProfileForm({ me }: { readonly me: User }) {
  const t = profileSettingsTexts();
  const client = useChatClient();
  const update = useCommand((data: Request<'user:update'>) => client.act('user:update', data));
  // Only what was edited: a page that was opened again shows at first what it kept, which may be older.
  const [edited, setEdited] = useState<Partial<Record<'name' | 'handle' | 'zone', string>>>({});
  const { name = me.name, handle = me.handle ?? '', zone = me.timeZone ?? '' } = edited;
  const [saved, setSaved] = useState(false);
  const nameIs = nameProblem(name, limits.userName);
  const handleFits = handle === '' || handlePattern.test(handle);
  const edit = (now: typeof edited) => {
    update.clear();
    setSaved(false);
    setEdited({ ...edited, ...now });
  };
  const refused = update.error?.code === 'conflict' ? problemText(update.error) : undefined;
  const isOfHandle = handle !== '' && handle !== me.handle;
  const submit = async () => {
    if (nameIs !== undefined || !handleFits || update.pending) return;
    const data = {
      ...(name === me.name ? {} : { name }),
      ...(isOfHandle && { handle }),
      ...(zone === (me.timeZone ?? '') ? {} : { timeZone: zone === '' ? null : zone }),
    };
    const ack = Object.keys(data).length === 0 ? { ok: true } : await update.run(data);
    setSaved(ack.ok);
  };
  return (
    <Form className="flex max-w-md flex-col gap-5" onSubmit={submit}>
      <TextField
        label={t.name}
        autoComplete="nickname"
        spellCheck={false}
        dir="auto"
        value={name}
        error={
          nameIs === undefined
            ? isOfHandle
              ? undefined
              : refused
            : t.nameProblem({ problem: fromServer(nameIs) })
        }
        onChange={(event) => edit({ name: event.target.value })}
      />
      {me.role !== 'guest' && (
        <TextField
          label={t.handle}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t.handleExample}
          hint={t.handleHint}
          value={handle}
          error={handleFits ? (isOfHandle ? refused : undefined) : t.handleProblem}
          onChange={(event) => edit({ handle: event.target.value })}
        />
      )}
      <SelectField
        label={t.zone}
        hint={t.zoneHint}
        value={zone}
        options={[
          { value: '', label: t.noZone },
          // Another browser may have chosen it, by another of its names.
          ...(zone === '' || zones.includes(zone) ? zones : [zone, ...zones]).map(zoneOption),
        ]}
        onChange={(chosen) => edit({ zone: chosen })}
      />
      <CommandNote of={update} atField={refused !== undefined} />
      <div className="flex items-center gap-3">
        <Button kind="primary" type="submit" busy={update.pending}>
          {t.save}
        </Button>
        <output className="text-sm text-ink-soft">{saved && t.saved}</output>
      </div>
    </Form>
  );
}
