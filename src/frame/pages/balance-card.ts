import { openFrame } from '../open-frame.ts';

void openFrame(async ({ tag }) => {
  await import('../../elements/balance-card/define.ts');
  return tag;
});
