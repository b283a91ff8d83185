import '@testing-library/jest-dom';
import { layOut } from './fake-layout.ts';

layOut();
