/* Places in a JSON document, as arrays such as ['actions', 0, 'title']. */

export const get = (object, path) => path.reduce((at, key) => (at === null || at === undefined ? undefined : at[key]), object);

/** Creates what is missing on the way: an array where the next key is a number, else an object. */
export function set(object, path, value) {
  let at = object;
  path.slice(0, -1).forEach((key, i) => {
    if (at[key] === null || at[key] === undefined || typeof at[key] !== 'object') {
      at[key] = typeof path[i + 1] === 'number' ? [] : {};
    }
    at = at[key];
  });
  at[path[path.length - 1]] = value;
}

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export function same(a, b) {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

const plain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const listOfIds = (value) => Array.isArray(value) && value.every((item) => plain(item) && item.id)
  && new Set(value.map((item) => item.id)).size === value.length;

const setOfValues = (value) => Array.isArray(value) && new Set(value).size === value.length
  && value.every((item) => typeof item === 'string' || typeof item === 'number');

/**
 * Joins what two people changed since the state both had seen. Where both changed the same place differently, `theirs`
 * stays in the result and the place is reported.
 *
 * @returns {{merged: *, conflicts: Array<{path: Array, mine: *, theirs: *}>}}
 */
export function merge(base, mine, theirs) {
  const conflicts = [];
  return { merged: copy(join(base, mine, theirs, [], conflicts)), conflicts };
}

function join(base, mine, theirs, path, conflicts) {
  if (same(mine, theirs) || same(mine, base)) {
    return theirs;
  }
  if (same(theirs, base)) {
    return mine;
  }
  if (plain(mine) && plain(theirs)) {
    return joinObjects(plain(base) ? base : {}, mine, theirs, path, conflicts);
  }
  if (listOfIds(mine) && listOfIds(theirs) && (base === undefined || listOfIds(base))) {
    return joinLists(base || [], mine, theirs, path, conflicts);
  }
  if (setOfValues(mine) && setOfValues(theirs) && (base === undefined || setOfValues(base))) {
    return joinSets(base || [], mine, theirs);
  }
  conflicts.push({ path, mine: copy(mine), theirs: copy(theirs) });
  return theirs;
}

/** Ticks in a list of checkboxes, ids of files: what either added or took away. */
function joinSets(base, mine, theirs) {
  const removed = base.filter((item) => !mine.includes(item));
  return [...theirs.filter((item) => !removed.includes(item)), ...mine.filter((item) => !base.includes(item) && !theirs.includes(item))];
}

function joinObjects(base, mine, theirs, path, conflicts) {
  const joined = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = join(base[key], mine[key], theirs[key], [...path, key], conflicts);
    if (value !== undefined) {
      joined[key] = value;
    }
  }
  return joined;
}

/** Lists whose items have ids are joined item by item; a new order of mine is kept if theirs is unchanged. */
function joinLists(base, mine, theirs, path, conflicts) {
  const byId = (list) => Object.fromEntries(list.map((item) => [item.id, item]));
  const ids = (list) => list.map((item) => item.id);
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)];
  const order = same(ids(base), ids(theirs)) ? ids(mine) : ids(theirs);
  const all = [...new Set([...order, ...ids(theirs), ...ids(mine)])];
  return all.map((id) => join(was[id], my[id], their[id], [...path, id], conflicts)).filter((item) => item !== undefined);
}

/** The places where two states differ, as deep as both have the same shape; lists of other items differ as a whole. */
export function changes(before, after, path = []) {
  if (same(before, after)) {
    return [];
  }
  if (plain(before) && plain(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => changes(before[key], after[key], [...path, key]));
  }
  const aligned = listOfIds(before) && listOfIds(after) && same(before.map((item) => item.id), after.map((item) => item.id));
  return aligned ? before.flatMap((item, i) => changes(item, after[i], [...path, i])) : [path];
}
