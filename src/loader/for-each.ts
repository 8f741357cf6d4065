/** For lists of nodes too, and whatever a library has put on arrays. */
export function each<T>(list: ArrayLike<T>, use: (item: T) => void): void {
  var n = 0;
  while (n < list.length) use(list[n++] as T);
}
