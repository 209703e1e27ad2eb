/** Stands in the bundle where a library asks for what this tool never calls. */
module.exports = class LeftOut {
  constructor() {
    throw new Error('This part of a library is left out of the bundle.');
  }
};
