import { type Context, Hono } from 'hono';
import {
  paperCopyInputSchema,
  paperlessInputSchema,
  phoneCheckInputSchema,
  phoneConfirmationInputSchema,
  type Preferences,
  preferencesChangeSchema,
  routes,
} from '../../../sdk/contract/index.ts';
import { changePreferences } from '../preferences/change.ts';
import { disclosuresIn } from '../preferences/disclosures.ts';
import { orderPaperCopy } from '../preferences/paper-copies.ts';
import { consentToPaperless, testPaperless, withdrawPaperless } from '../preferences/paperless.ts';
import { checkPhone, confirmPhone, removePhone } from '../preferences/phone.ts';
import { readPreferences } from '../preferences/store.ts';
import { describePreferences } from '../preferences/view.ts';
import type { AppEnv } from './env.ts';
import { readJson } from './json.ts';
import { sendPdf } from './pdf.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';
import { readIfMatch } from './versions.ts';

/** How customers want to hear from the lender, and what they agree to for it. */
export function preferenceRoutes({ db, clock, auth, mail }: Services): Hono<AppEnv> {
  const signedIn = auth.authorize('profile');
  // Whoever finds a page open must not take texts and papers elsewhere, nor agree to them.
  const { requireRecent } = auth;
  // Each text reaches somebody's phone, who may not be the customer at all.
  const fewTexts = limitBy({ requests: 5, seconds: 3600 }, perCustomer);
  const fewPapers = limitBy({ requests: 30, seconds: 3600 }, perCustomer);
  const context = () => ({ db, mail, hashCode: auth.hashCode, now: clock.now() });
  const show = async (c: Context<AppEnv>) =>
    send(c, describePreferences(await readPreferences(db, c.get('session').customerId)));
  return new Hono<AppEnv>()
    .get(routes.preferences, signedIn, show)
    .patch(routes.preferences, signedIn, async (c) => {
      const matches = readIfMatch(c);
      const change = await readJson(c, preferencesChangeSchema());
      const { customerId } = c.get('session');
      return send(c, await changePreferences(db, customerId, change, matches));
    })
    .get(routes.disclosures, signedIn, async (c) => {
      const asked = c.req.query('language');
      const { customer } = await readPreferences(db, c.get('session').customerId);
      return c.json(disclosuresIn(asked ?? customer.locale));
    })
    .post(routes.phoneChecks, signedIn, requireRecent, fewTexts, async (c) => {
      const input = await readJson(c, phoneCheckInputSchema());
      return c.json(await checkPhone(context(), c.get('session').customerId, input), 201);
    })
    .put(routes.phone, signedIn, requireRecent, async (c) => {
      const { code } = await readJson(c, phoneConfirmationInputSchema());
      await confirmPhone(context(), c.get('session').customerId, code);
      return show(c);
    })
    .delete(routes.phone, signedIn, requireRecent, async (c) => {
      await removePhone(context(), c.get('session').customerId);
      return show(c);
    })
    .post(routes.paperlessTests, signedIn, fewPapers, async (c) =>
      sendPdf(c, await testPaperless(context(), c.get('session').customerId), 'test.pdf'),
    )
    .put(routes.paperless, signedIn, requireRecent, async (c) => {
      const input = await readJson(c, paperlessInputSchema());
      await consentToPaperless(context(), c.get('session').customerId, input);
      return show(c);
    })
    .delete(routes.paperless, signedIn, requireRecent, async (c) => {
      await withdrawPaperless(context(), c.get('session').customerId);
      return show(c);
    })
    .post(routes.paperCopies, signedIn, fewPapers, async (c) => {
      const input = await readJson(c, paperCopyInputSchema());
      return c.json(await orderPaperCopy(context(), c.get('session').customerId, input), 201);
    });
}

function send(c: Context<AppEnv>, preferences: Preferences) {
  return c.json(preferences, 200, { etag: preferences.etag });
}
