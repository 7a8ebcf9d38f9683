/** A small change that breaks a rule, and the tests that must fail of it. */
export type Mutation = {
  /** The rule that the change breaks. */
  rule: string;
  file: string;
  /** Stands once in the file. */
  text: string;
  replacement: string;
  /** By file, names of tests or parts of them. */
  fails: Readonly<Record<string, readonly string[]>>;
};
