import ky, { isHTTPError, type Options } from 'ky';
import { toRefusal } from './refusal.ts';
import { retryOptions } from './retry.ts';

/**
 * Makes a call of the API: once more where that is safe and may fare better. Fetched with the first such call: the forms
 * of a sign-in are never repeated, and do without.
 *
 * @param safe whether a repetition can do no harm: a read, or a mutation with a key
 * @param endsAt when the call gives up, in milliseconds of the clock
 */
export async function repeated(
  route: string,
  options: Options,
  safe: boolean,
  endsAt: number,
): Promise<Response> {
  try {
    return await ky(route, { ...options, timeout: false, retry: retryOptions(safe, endsAt) });
  } catch (error) {
    throw isHTTPError(error) ? toRefusal(error.response, error.data) : error;
  }
}
