/**
 * `npm run bench`: speeds as tables. They describe the machine they ran on; nothing fails for being slow.
 */
import { benchActivity } from './bench-activity.mjs';
import { benchCards } from './bench-cards.mjs';
import { benchForm } from './bench-form.mjs';
import { benchFrame } from './bench-frame.mjs';
import { benchLeaks } from './bench-leaks.mjs';
import { benchLighthouse } from './bench-lighthouse.mjs';
import { benchPayments } from './bench-payments.mjs';
import { benchPhone } from './bench-phone.mjs';
import { benchSdk } from './bench-sdk.mjs';
import { benchUsers } from './bench-users.mjs';

const benches = {
  form: benchForm,
  frame: benchFrame,
  cards: benchCards,
  activity: benchActivity,
  phone: benchPhone,
  lighthouse: benchLighthouse,
  leaks: benchLeaks,
  sdk: benchSdk,
  payments: benchPayments,
  users: benchUsers,
};
const chosen = process.argv.slice(2);

for (const [name, run] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  console.table(await run());
}
