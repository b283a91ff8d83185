export { removeWorker as default } from './bundle-worker.mjs';
