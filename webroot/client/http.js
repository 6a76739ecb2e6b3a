import {Refusal} from './refusal.js';

const BASE = '/api/v1';
const DOWNLOAD_MS = 300_000;
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

/**
 * A file from the server.
 * @param {string} path @param {string} token
 * @returns {Promise<Blob>}
 * @throws {Refusal} status 0 when the server could not be reached
 */
export async function download(path, token) {
  let response;
  try {
    const headers = {authorization: `Bearer ${token}`};
    response = await fetch(BASE + path, {headers, cache: 'no-store', signal: AbortSignal.timeout(DOWNLOAD_MS)});
    if (response.ok) return await response.blob();
  } catch {
    throw Refusal.unanswered();
  }
  throw Refusal.ofProblem(response.status, (await response.json().catch(() => null)) ?? {});
}

/**
 * Sends a file.
 * @param {string} path @param {string} token @param {Blob} file
 * @returns {Promise<any>} the answer's body
 * @throws {Refusal} status 0 when the server could not be reached
 */
export async function upload(path, token, file) {
  const headers = {authorization: `Bearer ${token}`, 'content-type': file.type};
  let response;
  try {
    response = await fetch(BASE + path, {method: 'POST', headers, body: file, signal: AbortSignal.timeout(DOWNLOAD_MS)});
  } catch {
    throw Refusal.unanswered();
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw Refusal.ofProblem(response.status, answer ?? {});
  return answer;
}
