/** Calls back when the document is complete; at once if it is. Before that, it may lack children and scripts. */
export const whenLoaded = (callback: () => void): void => {
  if (document.readyState === 'complete') callback();
  else addEventListener('load', callback, { once: true });
};
