/** A key of a telephone's keypad. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** A language's code: its folder in prompts/, its part of an address, its name in LANGUAGES. */
export type Language = string;

/** A node's id: its address, and its name wherever usage is counted. */
export type NodeId = string;

/** A line's key: its key in prompts/<language>/<topic>.json, and its recording's file name. */
export type LineKey = string;
