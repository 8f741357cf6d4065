/** `Array.prototype.forEach` for any list. A library on the page may have replaced the array's own. */
export function forEach<T>(list: ArrayLike<T>, callback: (item: T) => void): void {
  var n = 0;
  while (n < list.length) callback(list[n++] as T);
}
