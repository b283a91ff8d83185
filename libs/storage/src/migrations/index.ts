import { first } from './0001-first.ts';
import { finding } from './0002-finding.ts';
import { accounts } from './0003-accounts.ts';
import { moderation } from './0004-moderation.ts';
import { bots } from './0005-bots.ts';
import { privacy } from './0006-privacy.ts';
import { preferences } from './0007-preferences.ts';
import { pins } from './0008-pins.ts';
import { mentions } from './0009-mentions.ts';
import { files } from './0010-files.ts';
import { nameRule } from './0011-name-rule.ts';
import { threads } from './0012-threads.ts';
import { status } from './0013-status.ts';
import { archive } from './0014-archive.ts';
import type { Migration } from './migration.ts';

/** In order: the version of a database is the number of migrations it has seen. */
export const migrations: readonly Migration[] = [
  first,
  finding,
  accounts,
  moderation,
  bots,
  privacy,
  preferences,
  pins,
  mentions,
  files,
  nameRule,
  threads,
  status,
  archive,
];
