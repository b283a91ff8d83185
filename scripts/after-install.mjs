// npm runs this after every change of node_modules (the script `dependencies` of package.json).
import { complete } from './lock.mjs';
import { linkPinnedNode } from './workspace.mjs';

complete();
linkPinnedNode();
