/** The way from an empty installation to a published review. Nothing of it is stored: the data tell how far it is. */

export const stepNames = [
  "body",
  "units",
  "targets",
  "forms",
  "accounts",
  "reports",
  "acceptance",
  "review",
  "publication",
] as const;
export type StepName = (typeof stepNames)[number];

/** What the data say; counts of what is there and of what is missing. */
export type Found = {
  body: boolean;
  layout: boolean;
  units: number;
  resolutions: number;
  targets: number;
  /** Indicators that somebody must type for a target, on a form and on none. */
  onForms: number;
  onNoForm: number;
  /** Units that owe a report, with and without somebody who fills it. */
  withReporter: number;
  withoutReporter: number;
  office: boolean;
  /** Accounts whose one-time link has not been used. */
  waiting: number;
  /** Reports that have come in, and those of them that are accepted. */
  submitted: number;
  accepted: number;
  /** Units that owe a report in the quarter that runs or has just ended. */
  owing: number;
  reviewsBegun: number;
  reviewsIssued: number;
  published: number;
};

export type Step = { name: StepName; state: "done" | "next" | "later" };

/** Every step with its state: the first that is not done is the next one. */
export function stepsOf(found: Found): Step[] {
  const done: Record<StepName, boolean> = {
    body: found.body && found.layout,
    units: found.units > 0,
    targets: found.targets > 0,
    forms: found.targets > 0 && found.onNoForm === 0,
    accounts: found.withReporter > 0 && found.withoutReporter === 0 && found.office,
    reports: found.submitted > 0,
    acceptance: found.accepted > 0,
    review: found.reviewsIssued > 0,
    publication: found.published > 0,
  };
  const next = stepNames.find((name) => !done[name]);
  return stepNames.map((name) => ({ name, state: done[name] ? "done" : name === next ? "next" : "later" }));
}

/** How many of the steps that are the administrator's own are left. */
export function stepsLeft(found: Found): number {
  const own: readonly StepName[] = ["body", "units", "targets", "forms", "accounts"];
  return stepsOf(found).filter(({ name, state }) => own.includes(name) && state !== "done").length;
}
