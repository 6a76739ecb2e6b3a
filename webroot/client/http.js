import {Refusal} from './refusal.js';

const BASE = '/api/v1';
const TIMEOUT_MS = 15_000;

/**
 * One JSON call to the server.
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {{body?: object, token?: string | null}} [options]
 * @returns {Promise<any>} the answer's body; null when it has none
 * @throws {Refusal} status 0 when the server could not be reached
 */
export async function call(method, path, {body, token} = {}) {
  /** @type {Record<string, string>} */
  const headers = {accept: 'application/json'};
  if (body) headers['content-type'] = 'application/json';
  if (token) headers.authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw Refusal.unanswered();
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw Refusal.ofProblem(response.status, answer ?? {});
  return answer;
}
