import { openFrame } from '../open-frame.ts';

void openFrame(async ({ tag, mode }) => {
  if (mode === 'popup') return (await import('../launcher.ts')).defineLauncher();
  await import('../../elements/login/define.ts');
  return tag;
});
