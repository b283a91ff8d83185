/** Names under which Nest hands out what has no class: interfaces leave no trace at run time. */
export const CONFIG = 'parley:config';
export const CORE = 'parley:core';
export const CLOCK = 'parley:clock';
export const LOG = 'parley:log';
