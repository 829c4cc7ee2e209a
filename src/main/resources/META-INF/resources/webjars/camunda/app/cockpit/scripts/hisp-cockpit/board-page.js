/* The page "Cycle board" in Cockpit. */

export const board = {
  render(node) {
    const title = document.createElement('h1');
    title.textContent = 'Cycle board';
    node.append(title);
  },
};
