/** The tables as the program sees them: numeric as text with a point, date as `2024-04-27`, timestamptz as Date. */
import type { ColumnType, Generated } from "kysely";
import type {
  ArticleId,
  DocumentId,
  FileId,
  FormId,
  GroupId,
  IndicatorId,
  IsoDate,
  PeriodCode,
  PersonId,
  ResolutionId,
  ReviewId,
  TargetId,
  TaskId,
  UnitId,
} from "./ids.ts";

/** A value read as parsed JSON and written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
/** An identity that the database gives. */
type Given<Id> = ColumnType<Id, never, never>;
type Optional<T> = ColumnType<T, T | undefined, T>;

export type Basis = "submitted" | "approved";
export type ReportState = "draft" | "filled" | "submitted" | "approved" | "returned";
/** Explanations by position ("3"), the words under their headings in `narrative`. */
export type ReportNotes = { narrative?: Record<string, string>; cells?: Record<string, string> };

export interface ReportRow {
  unit_id: UnitId;
  form_id: FormId;
  period: PeriodCode;
  version: number;
  state: ReportState;
  by: string;
  at: Date;
  why: string | null;
  amounts: (string | null)[];
  flags: number[] | null;
  notes: NullableJson<ReportNotes>;
  submitted_version: number | null;
  approved_version: number | null;
}

export interface ArticleRow {
  id: Given<ArticleId>;
  slug: string;
  version: number;
  state: "draft" | "proposed" | "published" | "withdrawn";
  unit_id: UnitId;
  title: string;
  lead: string;
  body: string;
  author: string;
  tags: string[];
  published_at: Date | null;
  source: string;
  figures: Json<Record<string, string>>;
  search: string;
  why: Optional<string>;
  told_through: Optional<number>;
  by: string;
  at: Date;
}

export type ReviewState = "draft" | "presented" | "issued";

export interface ReviewRow {
  id: Given<ReviewId>;
  unit_id: UnitId;
  resolution_id: ResolutionId;
  period: PeriodCode;
  basis: Basis;
  layout: string;
  version: number;
  state: ReviewState;
  /** Blocks in people's own words: `reviews/edit.ts`. */
  edits: Json<unknown>;
  number: string | null;
  issued_on: IsoDate | null;
  signer_title: Optional<string>;
  signer: Optional<string>;
  /** Data and blocks as they were at issue. */
  frozen: NullableJson<unknown>;
  /** The text as it read when this version was written, what made it, and why it was given back. */
  blocks: ColumnType<unknown, string | null | undefined, string | null>;
  step: Optional<string>;
  why: Optional<string>;
  by: string;
  at: Date;
}

type ReportOf = { unit_id: UnitId; form_id: FormId; period: PeriodCode };

export interface Tables {
  unit: {
    id: Given<UnitId>;
    code: string;
    name: string;
    kind: string;
    parent_id: UnitId | null;
    valid_from: IsoDate | null;
    valid_to: IsoDate | null;
    sort: number;
  };
  unit_group: { id: Given<GroupId>; code: string; name: string; kind: string };
  group_member: { group_id: GroupId; unit_id: UnitId; valid_from: IsoDate | null; valid_to: IsoDate | null };
  succession: {
    predecessor_id: UnitId;
    successor_id: UnitId;
    date: IsoDate;
    share: string;
    basis: string;
    document: string;
  };
  regime: {
    id: Generated<number>;
    code: string;
    name: string;
    frequency: string;
    cut_off: number | null;
    due_days: number;
    level: string;
    closed_on: Optional<IsoDate | null>;
  };
  day_off: {
    id: Generated<number>;
    code: string;
    name: string;
    announced: boolean;
    day: IsoDate;
    worked: boolean;
    source: string;
    closed_on: Optional<IsoDate | null>;
  };
  indicator: {
    id: Given<IndicatorId>;
    code: string;
    name: string;
    name_en: string;
    measure: string;
    change_measure: string;
    field: string;
    direction: "more" | "less" | "neutral";
    timing: "flow" | "stock" | "ratio" | "peak";
    rollup: "sum" | "ratio" | "max" | "none";
    formula: string | null;
    numerator_id: IndicatorId | null;
    denominator_id: IndicatorId | null;
    decimals: number;
    owner_id: UnitId | null;
    part_of_id: IndicatorId | null;
    public: boolean;
    in_review: boolean;
    synonyms: string[];
    sort: number;
    /** The last day on which it is used; so wherever something is closed. */
    closed_on: Optional<IsoDate | null>;
  };
  form: {
    id: Given<FormId>;
    code: string;
    name: string;
    frequency: string;
    owner_id: UnitId | null;
    first_asked: Optional<PeriodCode | null>;
  };
  form_line: {
    form_id: FormId;
    position: number;
    indicator_id: IndicatorId;
    cumulative: boolean;
    owed_by: string[];
    sort: number;
    closed: Optional<boolean>;
    closed_on: Optional<IsoDate | null>;
  };
  owed: {
    form_id: FormId;
    unit_id: UnitId;
    valid_from: IsoDate | null;
    valid_to: IsoDate | null;
    positions: number[];
  };
  report: ReportRow;
  report_version: ReportRow;
  rollup: {
    structure_id: Optional<number>;
    basis: Basis;
    unit_id: UnitId;
    form_id: FormId;
    period: PeriodCode;
    totals: (string | null)[];
    counts: number[];
    flags: number[] | null;
  };
  rollup_mark: { unit_id: UnitId; form_id: FormId; period: PeriodCode; id: Given<string> };
  resolution: {
    id: Given<ResolutionId>;
    code: string;
    title: string;
    number: string;
    unit_id: UnitId;
    period: PeriodCode;
    adopted: IsoDate | null;
    parent_id: ResolutionId | null;
    sort: number;
    closed_on: Optional<IsoDate | null>;
  };
  target: {
    id: Given<TargetId>;
    code: string;
    resolution_id: ResolutionId;
    name: string;
    indicator_id: IndicatorId;
    unit_id: UnitId;
    comparator: "at_least" | "at_most" | "more_than" | "less_than" | "rise_at_least" | "fall_at_least" | "done_by";
    amount: string;
    /** What a rise or fall is set in. */
    by: Optional<"percent" | "amount">;
    period: PeriodCode;
    due: IsoDate | null;
    baseline: string | null;
    /** The cumulative share expected by the end of each period, "0.2" for 20%. */
    trajectory: NullableJson<{ period: PeriodCode; share: string }[]>;
    lead_id: UnitId | null;
    field: string;
    weight: string | null;
    set_by: string;
    part_of_id: TargetId | null;
    illustrative: boolean;
    sort: number;
    closed_on: Optional<IsoDate | null>;
  };
  task: {
    id: Given<TaskId>;
    code: string;
    title: string;
    product: string;
    document: string;
    assigned_by_id: UnitId;
    in_charge: string;
    leads: string[];
    cooperating: string[];
    assigned: IsoDate;
    due: string | null;
    coop_due: string | null;
    field: string;
    weight: string;
    parent_id: TaskId | null;
    target_id: TargetId | null;
    accept: boolean;
    recurs: "month" | "quarter" | "half" | "year" | null;
    until: IsoDate | null;
    illustrative: boolean;
    sort: number;
  };
  task_event: {
    id: Given<string>;
    task_id: TaskId;
    /** Of an occurrence; empty of a task that does not recur. */
    period: PeriodCode | "";
    unit_id: UnitId | null;
    date: IsoDate;
    event: string;
    amount: string | null;
    text: string;
    sort: string;
    by: string;
    at: Date;
  };
  task_evidence: { event_id: string; file_id: FileId };
  task_doer: {
    id: Given<number>;
    task_id: TaskId;
    period: PeriodCode | "";
    unit_id: UnitId;
    name: string;
    by: string;
    at: Date;
  };
  task_stage: {
    task_id: TaskId;
    period: PeriodCode | "";
    unit_id: UnitId;
    role: "lead" | "cooperating";
    from_day: IsoDate;
    until_day: IsoDate;
    place: number;
    began: IsoDate;
    taken_over: boolean;
    due_first: IsoDate | null;
    due: IsoDate | null;
    extensions: number;
    finished_on: IsoDate | null;
    quality: string | null;
    excused_to: IsoDate | null;
    percent: string | null;
    wished: IsoDate | null;
    is_declined: boolean;
    gone_on: IsoDate | null;
    gone_by: "withdrawn" | "transferred" | "declined" | null;
  };
  task_tally: {
    task_id: TaskId;
    period: PeriodCode | "";
    role: "lead" | "cooperating";
    began: IsoDate;
    due: IsoDate | null;
    extended: boolean;
    finished_on: IsoDate | null;
    quality: string | null;
    excused_to: IsoDate | null;
    gone_on: IsoDate | null;
    day: IsoDate;
    pieces: number;
    percent: string;
  };
  task_count_closed: {
    id: Given<number>;
    unit_id: UnitId;
    period: PeriodCode;
    form: unknown;
    by: string;
    at: Date;
    opened_by: Optional<string | null>;
    opened_at: Optional<Date | null>;
    why_opened: Optional<string | null>;
  };
  petition: {
    id: Given<string>;
    number: string;
    kind: string;
    unit_id: UnitId;
    received: IsoDate;
    accepted: IsoDate | null;
    ended: IsoDate | null;
    result: string | null;
    complex: boolean;
    persons: number;
    place: string;
  };
  petition_limit: {
    id: Given<number>;
    kind: string;
    from_day: IsoDate;
    days: number;
    complex_days: number | null;
    start: "received" | "accepted";
    source: string;
    sort: number;
  };
  document: {
    id: Given<DocumentId>;
    number: string;
    kind: string;
    issuer: string;
    date: IsoDate | null;
    subject: string;
    carries_out: string;
    public: Optional<boolean>;
    sort: number;
  };
  recognition: {
    id: Generated<number>;
    unit_id: UnitId;
    title: string;
    level: string;
    period: PeriodCode;
    document: string;
    date: IsoDate | null;
    sort: number;
  };
  change_log: {
    id: Given<string>;
    at: Date;
    by: string;
    act: string;
    object: string;
    before: NullableJson<unknown>;
    after: NullableJson<unknown>;
  };
  idempotency_key: {
    person_id: PersonId;
    key: string;
    request_hash: Buffer;
    at: Date;
    status: number | null;
    headers: NullableJson<Record<string, string>>;
    body: string | null;
  };
  wide_upload: {
    id: Given<string>;
    name: string;
    sheets: Json<unknown>;
    by: string;
    at: Date;
    applied_at: Optional<Date | null>;
  };
  wide_mapping: { signature: string; meaning: Json<unknown>; by: string; at: Date };
  setting: { name: string; value: Json<unknown> };
  public_version: { slot: number; version: string };
  person: {
    id: PersonId;
    username: string;
    name: string;
    email: string | null;
    language: Optional<"vi" | "en">;
    password: Optional<string | null>;
    password_at: Optional<Date | null>;
    created_at: Date;
    closed_on: Optional<IsoDate | null>;
  };
  person_role: {
    id: Given<number>;
    person_id: PersonId;
    role: "administrator" | "office" | "reporter" | "approver" | "leader";
    unit_id: UnitId | null;
    given_on: IsoDate;
    closed_on: Optional<IsoDate | null>;
  };
  review: ReviewRow;
  review_version: {
    review_id: ReviewId;
    version: number;
    state: ReviewState;
    edits: Json<unknown>;
    blocks: ColumnType<unknown, string | null | undefined, string | null>;
    step: Optional<string>;
    why: Optional<string>;
    by: string;
    at: Date;
  };
  session: { token_hash: Buffer; person_id: PersonId; created_at: Date; seen_at: Date };
  report_paper: ReportOf & {
    id: Given<number>;
    layout: "party" | "state";
    number: string;
    issued_on: IsoDate | null;
    signer_title: string;
    signer: string;
    by: string;
    at: Date;
  };
  report_scan: ReportOf & { id: Given<number>; version: number; file_id: FileId; by: string; at: Date };
  duty_request: {
    id: Given<number>;
    asks: string;
    about: string;
    why: string;
    by: string;
    at: Date;
    answer: Optional<"granted" | "declined" | null>;
    answer_why: Optional<string | null>;
    answered_by: Optional<string | null>;
    answered_at: Optional<Date | null>;
  };
  report_stand_in: ReportOf & { why: string; by: string; at: Date };
  second_factor: {
    person_id: PersonId;
    secret: Buffer;
    begun_at: Date;
    confirmed_at: Optional<Date | null>;
    last_step: Optional<number>;
  };
  recovery_code: { person_id: PersonId; code_hash: Buffer; used_at: Optional<Date | null> };
  sign_in_step: { token_hash: Buffer; person_id: PersonId; created_at: Date };
  sign_in_attempt: {
    username: string;
    address: string;
    failures: number;
    last_at: Date;
    succeeded_at: Optional<Date | null>;
  };
  one_time_link: {
    token_hash: Buffer;
    purpose: "first_administrator" | "new_person" | "reset_password";
    person_id: PersonId | null;
    created_at: Date;
    expires_at: Date;
    used_at: Optional<Date | null>;
  };
  api_token: {
    id: Given<number>;
    person_id: PersonId;
    name: string;
    token_hash: Buffer;
    rights: string[];
    created_at: Date;
    expires_at: Date;
    revoked_at: Optional<Date | null>;
  };
  person_visit: {
    person_id: PersonId;
    unit_id: UnitId;
    day: IsoDate;
    period: PeriodCode;
    paces: Json<Record<string, "ahead" | "on_pace" | "behind" | "at_risk" | "no_data" | "later">>;
  };
  saved_view: { person_id: PersonId; name: string; address: string; at: Date };
  notice: {
    id: Given<number>;
    person_id: PersonId;
    kind: string;
    about: string;
    details: Json<unknown>;
    address: string;
    at: Date;
    once: string | null;
    read_at: Optional<Date | null>;
    mail_id: Optional<number | null>;
  };
  mail: {
    id: Given<number>;
    person_id: PersonId;
    address: string;
    day: IsoDate;
    subject: string;
    body: string;
    made_at: Date;
    sent_at: Optional<Date | null>;
    tries: Optional<number>;
    next_try_at: Date;
    failure: Optional<string | null>;
  };
  mail_choice: { person_id: PersonId; wanted: boolean };
  reminder: {
    id: Given<number>;
    office_id: UnitId;
    filler_id: UnitId;
    period: PeriodCode;
    reports: number;
    by: string;
    at: Date;
  };
  calendar_link: { person_id: PersonId; token_hash: Buffer; made_at: Date };
  article: ArticleRow;
  article_version: { article_id: ArticleId; version: number; content: Json<unknown> };
  file: {
    id: Given<FileId>;
    article_id: ArticleId | null;
    paper_of: Optional<ReviewId | null>;
    kept_for_id: Optional<UnitId | null>;
    name: string;
    media_type: string;
    bytes: Buffer;
    by: string;
    at: Date;
    closed_at: Optional<Date | null>;
  };
  correction: {
    id: Given<number>;
    review_id: ReviewId | null;
    article_id: ArticleId | null;
    place: string;
    wrong: string;
    correct: string;
    reason: string;
    by: string;
    at: Date;
  };
}
