import { testPages } from './run-pages.ts';

await testPages('looks');
