// Stands in for what Web Chat brings and this service never uses. CommonJS, so that any name may be imported from it.
module.exports = {};
