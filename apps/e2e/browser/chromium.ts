/** Chromium as people use it. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/**
 * The same engine without windows, where it is installed: it spends half the time, and shows and does the same. Debian starts
 * it by a script that does not hand on a kill, so a browser that a test kills is always Chromium itself.
 */
export const shellPath = process.env['CHROMIUM_SHELL_PATH'];
