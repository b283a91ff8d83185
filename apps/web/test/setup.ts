import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { layOut } from './fake-layout.ts';

// A busy machine is slow, not wrong: the first dialog of a test file reads the code of them all.
configure({ asyncUtilTimeout: 20_000 });
layOut();
// jsdom has no pointers; what drags in the sidebar asks of each event whether it is one of a pointer.
Object.assign(window, { PointerEvent: class PointerEvent extends MouseEvent {} });
