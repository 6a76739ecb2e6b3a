/** A command or call that was not carried out: the contract's code, and what to do about it. */
export class Refusal extends Error {
  /**
   * @param {number} status HTTP-like; 0 when no answer came at all
   * @param {string} code
   * @param {string} [sentence]
   */
  constructor(status, code, sentence = code) {
    super(sentence);
    this.status = status;
    this.code = code;
  }

  /** No answer came: whether it was carried out is unknown. */
  static unanswered() {
    return new Refusal(0, 'offline');
  }

  /** @param {import('./wire.js').Frame} frame an `err` frame, `message` = "code: sentence" */
  static ofFrame(frame) {
    const [, code, sentence] = /^([a-z_]+): ?([^]*)$/.exec(frame.message ?? '') ?? [];
    return new Refusal(frame.failureCode ?? 500, code ?? 'unavailable', sentence ?? frame.message);
  }

  /** @param {number} status @param {{code?: string, detail?: string}} problem RFC 9457 */
  static ofProblem(status, problem) {
    return new Refusal(status, problem.code ?? 'unavailable', problem.detail);
  }

  /** @param {unknown} error */
  static of(error) {
    return error instanceof Refusal ? error : new Refusal(500, 'unavailable', String(error));
  }

  /** True when asking again with the same words would only be refused again. */
  get lasting() {
    return this.status >= 400 && this.status < 500 && ![401, 408, 429].includes(this.status);
  }

  get retryAfterMs() {
    const [, ms] = /retryAfterMs\D*(\d+)/.exec(this.message) ?? /(\d+) ?ms/.exec(this.message) ?? [];
    return ms ? Math.min(Number(ms), 60_000) : 1_000;
  }
}
