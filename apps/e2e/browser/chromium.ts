/** Chromium as people use it. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/**
 * The same engine without windows, where it is installed: it spends half the time, and shows and does the same. But what it
 * keeps on the disk does not survive a kill, so a profile is always Chromium's own.
 */
export const shellPath = process.env['CHROMIUM_SHELL_PATH'];
