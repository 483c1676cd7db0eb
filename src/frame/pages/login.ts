import { openFrame } from '../open-frame.ts';

void openFrame(async ({ mode }) => {
  if (mode === 'popup') return (await import('../launcher.ts')).defineLauncher();
  return import('../../elements/login/define.ts');
});
