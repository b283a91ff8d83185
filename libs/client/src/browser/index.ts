export { browserStorage, type BrowserStorage, type BrowserStorageOptions } from './storage.ts';
