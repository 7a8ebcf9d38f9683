/** The one error of the program. Its words live in the catalogues (`texts.ts`), keyed by code, in both languages. */

/** Where in the input it went wrong: any of these, as far as known. */
export type Place = {
  file?: string;
  sheet?: string;
  /** Within the sheet: D17. */
  cell?: string;
  /** 1 is the header line of a file. */
  row?: number;
  column?: string;
  field?: string;
};

/** One thing wrong with an input; `details` fills the placeholders of the code's words. */
export type Fault = { code: string; place?: Place; details?: Record<string, string | number> };

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503 | 507;

export class AppError extends Error {
  readonly code: string;
  readonly status: ErrorStatus;
  readonly details: Record<string, string | number>;
  readonly faults: Fault[];

  constructor(
    code: string,
    status: ErrorStatus,
    details: Record<string, string | number> = {},
    faults: Fault[] = [],
    cause?: unknown,
  ) {
    super(code, { cause });
    this.code = code;
    this.status = status;
    this.details = details;
    this.faults = faults;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** A refusal of one field, said in the same words above the form and at the field. */
export function fieldRefused(
  code: string,
  status: ErrorStatus,
  field: string,
  details: Record<string, string | number> = {},
): AppError {
  return new AppError(code, status, details, [{ code, place: { field }, details }]);
}
