import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { checkFieldStyles } from '../../ui/check-field.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { loginStyles } from './login.styles.ts';

/** Every style sheet of `fs-login`, in their order. */
export const loginSheets = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  textFieldStyles,
  checkFieldStyles,
  noticeStyles,
  skeletonStyles,
  loginStyles,
];
