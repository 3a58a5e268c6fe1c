// Made by `npm run generate` from schema/rule.schema.json; do not edit.
// @ts-nocheck
import type { ShapeCheck } from '../text/shape.js';

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return !0;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return !1;
        var length, i, keys;
        if (Array.isArray(a)) {
          if (length = a.length, length != b.length) return !1;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return !1;
          return !0;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        if (keys = Object.keys(a), length = keys.length, length !== Object.keys(b).length) return !1;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return !1;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return !1;
        }
        return !0;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// compiled:compiled
var compiled_default = validate10, schema11 = { $schema: "http://json-schema.org/draft-07/schema#", $id: "rule.schema.json", title: "A gatelint rule", type: "object", additionalProperties: !1, required: ["id", "title", "severity", "kinds", "presets", "subject", "require", "message", "why", "mend", "references"], properties: { id: { type: "string", maxLength: 80, pattern: "^([a-z][a-z0-9-]*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, title: { type: "string", minLength: 5, maxLength: 79 }, severity: { $ref: "#/definitions/severity" }, kinds: { $ref: "#/definitions/kinds" }, presets: { type: "object", additionalProperties: !1, properties: { recommended: { $ref: "#/definitions/preset" }, "security-hub": { $ref: "#/definitions/preset" }, strict: { $ref: "#/definitions/preset" } } }, subject: { type: "string" }, options: { type: "object", propertyNames: { pattern: "^[a-z][a-z0-9-]*$" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["type", "default", "description"], properties: { type: { enum: ["boolean", "number", "string", "strings"] }, default: { type: ["boolean", "number", "string", "array"], items: { type: "string" } }, description: { type: "string" }, minimum: { type: "number" }, maximum: { type: "number" } } } }, when: { $ref: "#/definitions/condition" }, require: { $ref: "#/definitions/condition" }, message: { type: "string", minLength: 10, maxLength: 300 }, undecided: { type: "string", maxLength: 200 }, see: { type: "array", minItems: 1, items: { type: "string" } }, why: { type: "string" }, mend: { type: "string", maxLength: 300 }, help: { type: "object", additionalProperties: !1, properties: { cloudformation: { type: "string" }, sam: { type: "string" }, serverless: { type: "string" }, terraform: { type: "string" }, cdk: { type: "string" } } }, fix: { $ref: "#/definitions/fix" }, "suppress-when": { type: "string" }, references: { type: "object", additionalProperties: !1, required: ["docs"], properties: { docs: { type: "array", items: { type: "string", pattern: "^https://" } }, "security-hub": { type: "object", propertyNames: { pattern: "^APIGateway\\.[0-9]+$" }, additionalProperties: { $ref: "#/definitions/severity" } }, practices: { type: "array", items: { anyOf: [{ type: "integer", minimum: 1, maximum: 12 }, { const: "misconfiguration" }] } }, "owasp-api": { type: "array", items: { type: "string", pattern: "^API[0-9]+:2023$" } }, cwe: { type: "array", items: { type: "string", pattern: "^CWE-[0-9]+$" } }, "nist-800-53": { type: "array", items: { type: "string" } }, "pci-dss": { type: "array", items: { type: "string" } } } }, peers: { type: "object", additionalProperties: { type: "array", items: { type: "string" } }, propertyNames: { enum: ["checkov", "trivy", "kics", "cfn-guard", "cdk-nag", "cfn-nag", "cfn-lint", "prowler", "terrascan", "semgrep"] } } }, definitions: { severity: { enum: ["low", "medium", "high", "critical"] }, kinds: { type: "array", minItems: 1, uniqueItems: !0, items: { enum: ["rest", "http", "websocket"] } }, preset: { if: { type: "object" }, then: { type: "object", additionalProperties: !1, minProperties: 1, properties: { kinds: { $ref: "#/definitions/kinds" }, severity: { $ref: "#/definitions/severity" }, options: { type: "object" } } }, else: { const: !0 } }, condition: { type: "object", minProperties: 1, properties: { all: { $ref: "#/definitions/conditions" }, any: { $ref: "#/definitions/conditions" }, not: { $ref: "#/definitions/condition" } }, patternProperties: { "^(?!(all|any|not)$)[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)*$": { $ref: "#/definitions/test" } }, additionalProperties: !1 }, conditions: { type: "array", minItems: 1, items: { $ref: "#/definitions/condition" } }, scalar: { type: ["string", "number", "boolean"] }, option: { type: "object", additionalProperties: !1, required: ["option"], properties: { option: { type: "string" } } }, test: { if: { type: "object" }, then: { $ref: "#/definitions/tests" }, else: { $ref: "#/definitions/scalar" } }, tests: { type: "object", minProperties: 1, additionalProperties: !1, properties: { equals: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { $ref: "#/definitions/scalar" } }, "one-of": { $ref: "#/definitions/values" }, "none-of": { $ref: "#/definitions/values" }, present: { type: "boolean" }, absent: { type: "boolean" }, matches: { type: "string", maxLength: 500 }, "at-least": { $ref: "#/definitions/limit" }, "at-most": { $ref: "#/definitions/limit" }, contains: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { $ref: "#/definitions/scalar" } }, some: { $ref: "#/definitions/items" }, every: { $ref: "#/definitions/items" }, none: { $ref: "#/definitions/items" } } }, values: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { type: "array", minItems: 1, items: { $ref: "#/definitions/scalar" } } }, limit: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { type: "number" } }, items: { if: { type: "object" }, then: { type: "object", minProperties: 1 }, else: { $ref: "#/definitions/scalar" } }, fix: { type: "object", additionalProperties: !1, required: ["does", "set"], properties: { does: { type: "string", minLength: 5, maxLength: 100 }, decision: { type: "string", minLength: 5, maxLength: 200 }, changes: { type: "array", items: { type: "string", pattern: "^[a-zA-Z]+(\\.[a-zA-Z]+)*$" } }, set: { type: "object", minProperties: 1, additionalProperties: { type: "object", additionalProperties: { if: { type: "object", not: { anyOf: [{ required: ["option"] }, { required: ["config"] }] } }, then: { type: "object", minProperties: 1, additionalProperties: { $ref: "#/definitions/setting" } }, else: { $ref: "#/definitions/setting" } } } } } }, setting: { type: ["string", "number", "boolean", "array", "object"], items: { type: "string" }, additionalProperties: !1, properties: { option: { type: "string" }, config: { enum: ["throttling-rate", "throttling-burst", "allowed-origins"] }, as: { enum: ["only", "constant"] } } } } }, schema12 = { enum: ["low", "medium", "high", "critical"] }, schema13 = { type: "array", minItems: 1, uniqueItems: !0, items: { enum: ["rest", "http", "websocket"] } }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, func0 = require_equal().default, pattern0 = new RegExp("^([a-z][a-z0-9-]*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u"), pattern1 = new RegExp("^[a-z][a-z0-9-]*$", "u"), pattern5 = new RegExp("^https://", "u"), pattern6 = new RegExp("^APIGateway\\.[0-9]+$", "u"), pattern7 = new RegExp("^API[0-9]+:2023$", "u"), pattern8 = new RegExp("^CWE-[0-9]+$", "u"), schema14 = { if: { type: "object" }, then: { type: "object", additionalProperties: !1, minProperties: 1, properties: { kinds: { $ref: "#/definitions/kinds" }, severity: { $ref: "#/definitions/severity" }, options: { type: "object" } } }, else: { const: !0 } };
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    let err0 = {};
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length < 1) {
        let err1 = { instancePath, schemaPath: "#/then/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema14.then, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      for (let key0 in data)
        if (!(key0 === "kinds" || key0 === "severity" || key0 === "options")) {
          let err2 = { instancePath, schemaPath: "#/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema14.then, data };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      if (data.kinds !== void 0) {
        let data0 = data.kinds;
        if (Array.isArray(data0)) {
          if (data0.length < 1) {
            let err3 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema13, data: data0 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
          let len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++) {
            let data1 = data0[i0];
            if (!(data1 === "rest" || data1 === "http" || data1 === "websocket")) {
              let err4 = { instancePath: instancePath + "/kinds/" + i0, schemaPath: "#/definitions/kinds/items/enum", keyword: "enum", params: { allowedValues: schema13.items.enum }, message: "must be equal to one of the allowed values", schema: schema13.items.enum, parentSchema: schema13.items, data: data1 };
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
          }
          let i1 = data0.length, j0;
          if (i1 > 1) {
            outer0: for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data0[i1], data0[j0])) {
                  let err5 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: !0, parentSchema: schema13, data: data0 };
                  vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                  break outer0;
                }
          }
        } else {
          let err6 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema13.type, parentSchema: schema13, data: data0 };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      }
      if (data.severity !== void 0) {
        let data2 = data.severity;
        if (!(data2 === "low" || data2 === "medium" || data2 === "high" || data2 === "critical")) {
          let err7 = { instancePath: instancePath + "/severity", schemaPath: "#/definitions/severity/enum", keyword: "enum", params: { allowedValues: schema12.enum }, message: "must be equal to one of the allowed values", schema: schema12.enum, parentSchema: schema12, data: data2 };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      }
      if (data.options !== void 0) {
        let data3 = data.options;
        if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
          let err8 = { instancePath: instancePath + "/options", schemaPath: "#/then/properties/options/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema14.then.properties.options.type, parentSchema: schema14.then.properties.options, data: data3 };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      }
    } else {
      let err9 = { instancePath, schemaPath: "#/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema14.then.type, parentSchema: schema14.then, data };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs14 = errors;
    if (data !== !0) {
      let err10 = { instancePath, schemaPath: "#/else/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant", schema: !0, parentSchema: schema14.else, data };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    var _valid0 = _errs14 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err11 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema14.if, parentSchema: schema14, data };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate11.errors = vErrors, errors === 0;
}
var schema17 = { type: "object", minProperties: 1, properties: { all: { $ref: "#/definitions/conditions" }, any: { $ref: "#/definitions/conditions" }, not: { $ref: "#/definitions/condition" } }, patternProperties: { "^(?!(all|any|not)$)[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)*$": { $ref: "#/definitions/test" } }, additionalProperties: !1 }, pattern2 = new RegExp("^(?!(all|any|not)$)[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)*$", "u"), schema18 = { type: "array", minItems: 1, items: { $ref: "#/definitions/condition" } }, wrapper0 = { validate: validate15 };
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      let err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema18, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      wrapper0.validate(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
  } else {
    let err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema18.type, parentSchema: schema18, data };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate16.errors = vErrors, errors === 0;
}
var schema19 = { if: { type: "object" }, then: { $ref: "#/definitions/tests" }, else: { $ref: "#/definitions/scalar" } }, schema22 = { type: ["string", "number", "boolean"] }, schema20 = { type: "object", minProperties: 1, additionalProperties: !1, properties: { equals: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { $ref: "#/definitions/scalar" } }, "one-of": { $ref: "#/definitions/values" }, "none-of": { $ref: "#/definitions/values" }, present: { type: "boolean" }, absent: { type: "boolean" }, matches: { type: "string", maxLength: 500 }, "at-least": { $ref: "#/definitions/limit" }, "at-most": { $ref: "#/definitions/limit" }, contains: { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { $ref: "#/definitions/scalar" } }, some: { $ref: "#/definitions/items" }, every: { $ref: "#/definitions/items" }, none: { $ref: "#/definitions/items" } } }, schema21 = { type: "object", additionalProperties: !1, required: ["option"], properties: { option: { type: "string" } } }, schema23 = { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { type: "array", minItems: 1, items: { $ref: "#/definitions/scalar" } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    let err0 = {};
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.option === void 0) {
        let err1 = { instancePath, schemaPath: "#/definitions/option/required", keyword: "required", params: { missingProperty: "option" }, message: "must have required property 'option'", schema: schema21.required, parentSchema: schema21, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      for (let key0 in data)
        if (key0 !== "option") {
          let err2 = { instancePath, schemaPath: "#/definitions/option/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema21, data };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      if (data.option !== void 0) {
        let data0 = data.option;
        if (typeof data0 != "string") {
          let err3 = { instancePath: instancePath + "/option", schemaPath: "#/definitions/option/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.option.type, parentSchema: schema21.properties.option, data: data0 };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      }
    } else {
      let err4 = { instancePath, schemaPath: "#/definitions/option/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema21.type, parentSchema: schema21, data };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs9 = errors;
    if (Array.isArray(data)) {
      if (data.length < 1) {
        let err5 = { instancePath, schemaPath: "#/else/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema23.else, data };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data1 = data[i0];
        if (typeof data1 != "string" && !(typeof data1 == "number" && isFinite(data1)) && typeof data1 != "boolean") {
          let err6 = { instancePath: instancePath + "/" + i0, schemaPath: "#/definitions/scalar/type", keyword: "type", params: { type: schema22.type }, message: "must be string,number,boolean", schema: schema22.type, parentSchema: schema22, data: data1 };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      }
    } else {
      let err7 = { instancePath, schemaPath: "#/else/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema23.else.type, parentSchema: schema23.else, data };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    var _valid0 = _errs9 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err8 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema23.if, parentSchema: schema23, data };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
var schema26 = { if: { type: "object" }, then: { $ref: "#/definitions/option" }, else: { type: "number" } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    let err0 = {};
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.option === void 0) {
        let err1 = { instancePath, schemaPath: "#/definitions/option/required", keyword: "required", params: { missingProperty: "option" }, message: "must have required property 'option'", schema: schema21.required, parentSchema: schema21, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      for (let key0 in data)
        if (key0 !== "option") {
          let err2 = { instancePath, schemaPath: "#/definitions/option/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema21, data };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      if (data.option !== void 0) {
        let data0 = data.option;
        if (typeof data0 != "string") {
          let err3 = { instancePath: instancePath + "/option", schemaPath: "#/definitions/option/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.option.type, parentSchema: schema21.properties.option, data: data0 };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      }
    } else {
      let err4 = { instancePath, schemaPath: "#/definitions/option/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema21.type, parentSchema: schema21, data };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs9 = errors;
    if (!(typeof data == "number" && isFinite(data))) {
      let err5 = { instancePath, schemaPath: "#/else/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema26.else.type, parentSchema: schema26.else, data };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    var _valid0 = _errs9 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err6 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema26.if, parentSchema: schema26, data };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate24.errors = vErrors, errors === 0;
}
var schema30 = { if: { type: "object" }, then: { type: "object", minProperties: 1 }, else: { $ref: "#/definitions/scalar" } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    let err0 = {};
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length < 1) {
        let err1 = { instancePath, schemaPath: "#/then/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema30.then, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    } else {
      let err2 = { instancePath, schemaPath: "#/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema30.then.type, parentSchema: schema30.then, data };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs5 = errors;
    if (typeof data != "string" && !(typeof data == "number" && isFinite(data)) && typeof data != "boolean") {
      let err3 = { instancePath, schemaPath: "#/definitions/scalar/type", keyword: "type", params: { type: schema22.type }, message: "must be string,number,boolean", schema: schema22.type, parentSchema: schema22, data };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err4 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema30.if, parentSchema: schema30, data };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate27.errors = vErrors, errors === 0;
}
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema20, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 in data)
      if (!func2.call(schema20.properties, key0)) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema20, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.equals !== void 0) {
      let data0 = data.equals, _errs3 = errors, valid1 = !0, _errs4 = errors;
      if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
        let err2 = {};
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      var _valid0 = _errs4 === errors;
      errors = _errs3, vErrors !== null && (_errs3 ? vErrors.length = _errs3 : vErrors = null);
      let ifClause0;
      if (_valid0) {
        let _errs6 = errors;
        if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
          if (data0.option === void 0) {
            let err3 = { instancePath: instancePath + "/equals", schemaPath: "#/definitions/option/required", keyword: "required", params: { missingProperty: "option" }, message: "must have required property 'option'", schema: schema21.required, parentSchema: schema21, data: data0 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
          for (let key1 in data0)
            if (key1 !== "option") {
              let err4 = { instancePath: instancePath + "/equals", schemaPath: "#/definitions/option/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema21, data: data0 };
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
          if (data0.option !== void 0) {
            let data1 = data0.option;
            if (typeof data1 != "string") {
              let err5 = { instancePath: instancePath + "/equals/option", schemaPath: "#/definitions/option/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.option.type, parentSchema: schema21.properties.option, data: data1 };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
          }
        } else {
          let err6 = { instancePath: instancePath + "/equals", schemaPath: "#/definitions/option/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema21.type, parentSchema: schema21, data: data0 };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        var _valid0 = _errs6 === errors;
        valid1 = _valid0, ifClause0 = "then";
      } else {
        let _errs12 = errors;
        if (typeof data0 != "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 != "boolean") {
          let err7 = { instancePath: instancePath + "/equals", schemaPath: "#/definitions/scalar/type", keyword: "type", params: { type: schema22.type }, message: "must be string,number,boolean", schema: schema22.type, parentSchema: schema22, data: data0 };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        var _valid0 = _errs12 === errors;
        valid1 = _valid0, ifClause0 = "else";
      }
      if (!valid1) {
        let err8 = { instancePath: instancePath + "/equals", schemaPath: "#/properties/equals/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema20.properties.equals.if, parentSchema: schema20.properties.equals, data: data0 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data["one-of"] !== void 0 && (validate21(data["one-of"], { instancePath: instancePath + "/one-of", parentData: data, parentDataProperty: "one-of", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)), data["none-of"] !== void 0 && (validate21(data["none-of"], { instancePath: instancePath + "/none-of", parentData: data, parentDataProperty: "none-of", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)), data.present !== void 0) {
      let data4 = data.present;
      if (typeof data4 != "boolean") {
        let err9 = { instancePath: instancePath + "/present", schemaPath: "#/properties/present/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema20.properties.present.type, parentSchema: schema20.properties.present, data: data4 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.absent !== void 0) {
      let data5 = data.absent;
      if (typeof data5 != "boolean") {
        let err10 = { instancePath: instancePath + "/absent", schemaPath: "#/properties/absent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema20.properties.absent.type, parentSchema: schema20.properties.absent, data: data5 };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.matches !== void 0) {
      let data6 = data.matches;
      if (typeof data6 == "string") {
        if (func3(data6) > 500) {
          let err11 = { instancePath: instancePath + "/matches", schemaPath: "#/properties/matches/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema20.properties.matches, data: data6 };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        let err12 = { instancePath: instancePath + "/matches", schemaPath: "#/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema20.properties.matches.type, parentSchema: schema20.properties.matches, data: data6 };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["at-least"] !== void 0 && (validate24(data["at-least"], { instancePath: instancePath + "/at-least", parentData: data, parentDataProperty: "at-least", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length)), data["at-most"] !== void 0 && (validate24(data["at-most"], { instancePath: instancePath + "/at-most", parentData: data, parentDataProperty: "at-most", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length)), data.contains !== void 0) {
      let data9 = data.contains, _errs26 = errors, valid5 = !0, _errs27 = errors;
      if (!(data9 && typeof data9 == "object" && !Array.isArray(data9))) {
        let err13 = {};
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
      var _valid1 = _errs27 === errors;
      errors = _errs26, vErrors !== null && (_errs26 ? vErrors.length = _errs26 : vErrors = null);
      let ifClause1;
      if (_valid1) {
        let _errs29 = errors;
        if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
          if (data9.option === void 0) {
            let err14 = { instancePath: instancePath + "/contains", schemaPath: "#/definitions/option/required", keyword: "required", params: { missingProperty: "option" }, message: "must have required property 'option'", schema: schema21.required, parentSchema: schema21, data: data9 };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
          for (let key2 in data9)
            if (key2 !== "option") {
              let err15 = { instancePath: instancePath + "/contains", schemaPath: "#/definitions/option/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema21, data: data9 };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
            }
          if (data9.option !== void 0) {
            let data10 = data9.option;
            if (typeof data10 != "string") {
              let err16 = { instancePath: instancePath + "/contains/option", schemaPath: "#/definitions/option/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.option.type, parentSchema: schema21.properties.option, data: data10 };
              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
            }
          }
        } else {
          let err17 = { instancePath: instancePath + "/contains", schemaPath: "#/definitions/option/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema21.type, parentSchema: schema21, data: data9 };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
        var _valid1 = _errs29 === errors;
        valid5 = _valid1, ifClause1 = "then";
      } else {
        let _errs35 = errors;
        if (typeof data9 != "string" && !(typeof data9 == "number" && isFinite(data9)) && typeof data9 != "boolean") {
          let err18 = { instancePath: instancePath + "/contains", schemaPath: "#/definitions/scalar/type", keyword: "type", params: { type: schema22.type }, message: "must be string,number,boolean", schema: schema22.type, parentSchema: schema22, data: data9 };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        var _valid1 = _errs35 === errors;
        valid5 = _valid1, ifClause1 = "else";
      }
      if (!valid5) {
        let err19 = { instancePath: instancePath + "/contains", schemaPath: "#/properties/contains/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema', schema: schema20.properties.contains.if, parentSchema: schema20.properties.contains, data: data9 };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    data.some !== void 0 && (validate27(data.some, { instancePath: instancePath + "/some", parentData: data, parentDataProperty: "some", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.every !== void 0 && (validate27(data.every, { instancePath: instancePath + "/every", parentData: data, parentDataProperty: "every", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.none !== void 0 && (validate27(data.none, { instancePath: instancePath + "/none", parentData: data, parentDataProperty: "none", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length));
  } else {
    let err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema20.type, parentSchema: schema20, data };
    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
  }
  return validate20.errors = vErrors, errors === 0;
}
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    let err0 = {};
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    validate20(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors), errors = vErrors.length);
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs4 = errors;
    if (typeof data != "string" && !(typeof data == "number" && isFinite(data)) && typeof data != "boolean") {
      let err1 = { instancePath, schemaPath: "#/definitions/scalar/type", keyword: "type", params: { type: schema22.type }, message: "must be string,number,boolean", schema: schema22.type, parentSchema: schema22, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err2 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema19.if, parentSchema: schema19, data };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate19.errors = vErrors, errors === 0;
}
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema17, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "all" || key0 === "any" || key0 === "not" || pattern2.test(key0))) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema17, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    data.all !== void 0 && (validate16(data.all, { instancePath: instancePath + "/all", parentData: data, parentDataProperty: "all", rootData }) || (vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors), errors = vErrors.length)), data.any !== void 0 && (validate16(data.any, { instancePath: instancePath + "/any", parentData: data, parentDataProperty: "any", rootData }) || (vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors), errors = vErrors.length)), data.not !== void 0 && (wrapper0.validate(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length));
    for (let key1 in data)
      pattern2.test(key1) && (validate19(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData }) || (vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors), errors = vErrors.length));
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema17.type, parentSchema: schema17, data };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate15.errors = vErrors, errors === 0;
}
var schema33 = { type: "object", additionalProperties: !1, required: ["does", "set"], properties: { does: { type: "string", minLength: 5, maxLength: 100 }, decision: { type: "string", minLength: 5, maxLength: 200 }, changes: { type: "array", items: { type: "string", pattern: "^[a-zA-Z]+(\\.[a-zA-Z]+)*$" } }, set: { type: "object", minProperties: 1, additionalProperties: { type: "object", additionalProperties: { if: { type: "object", not: { anyOf: [{ required: ["option"] }, { required: ["config"] }] } }, then: { type: "object", minProperties: 1, additionalProperties: { $ref: "#/definitions/setting" } }, else: { $ref: "#/definitions/setting" } } } } } }, schema34 = { type: ["string", "number", "boolean", "array", "object"], items: { type: "string" }, additionalProperties: !1, properties: { option: { type: "string" }, config: { enum: ["throttling-rate", "throttling-burst", "allowed-origins"] }, as: { enum: ["only", "constant"] } } }, pattern4 = new RegExp("^[a-zA-Z]+(\\.[a-zA-Z]+)*$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.does === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "does" }, message: "must have required property 'does'", schema: schema33.required, parentSchema: schema33, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.set === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "set" }, message: "must have required property 'set'", schema: schema33.required, parentSchema: schema33, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "does" || key0 === "decision" || key0 === "changes" || key0 === "set")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema33, data };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.does !== void 0) {
      let data0 = data.does;
      if (typeof data0 == "string") {
        if (func3(data0) > 100) {
          let err3 = { instancePath: instancePath + "/does", schemaPath: "#/properties/does/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema33.properties.does, data: data0 };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (func3(data0) < 5) {
          let err4 = { instancePath: instancePath + "/does", schemaPath: "#/properties/does/minLength", keyword: "minLength", params: { limit: 5 }, message: "must NOT have fewer than 5 characters", schema: 5, parentSchema: schema33.properties.does, data: data0 };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/does", schemaPath: "#/properties/does/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.does.type, parentSchema: schema33.properties.does, data: data0 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.decision !== void 0) {
      let data1 = data.decision;
      if (typeof data1 == "string") {
        if (func3(data1) > 200) {
          let err6 = { instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema33.properties.decision, data: data1 };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        if (func3(data1) < 5) {
          let err7 = { instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/minLength", keyword: "minLength", params: { limit: 5 }, message: "must NOT have fewer than 5 characters", schema: 5, parentSchema: schema33.properties.decision, data: data1 };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        let err8 = { instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.decision.type, parentSchema: schema33.properties.decision, data: data1 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.changes !== void 0) {
      let data2 = data.changes;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 == "string") {
            if (!pattern4.test(data3)) {
              let err9 = { instancePath: instancePath + "/changes/" + i0, schemaPath: "#/properties/changes/items/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z]+(\\.[a-zA-Z]+)*$" }, message: 'must match pattern "^[a-zA-Z]+(\\.[a-zA-Z]+)*$"', schema: "^[a-zA-Z]+(\\.[a-zA-Z]+)*$", parentSchema: schema33.properties.changes.items, data: data3 };
              vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
            }
          } else {
            let err10 = { instancePath: instancePath + "/changes/" + i0, schemaPath: "#/properties/changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.changes.items.type, parentSchema: schema33.properties.changes.items, data: data3 };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
      } else {
        let err11 = { instancePath: instancePath + "/changes", schemaPath: "#/properties/changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema33.properties.changes.type, parentSchema: schema33.properties.changes, data: data2 };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.set !== void 0) {
      let data4 = data.set;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (Object.keys(data4).length < 1) {
          let err12 = { instancePath: instancePath + "/set", schemaPath: "#/properties/set/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema33.properties.set, data: data4 };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        for (let key1 in data4) {
          let data5 = data4[key1];
          if (data5 && typeof data5 == "object" && !Array.isArray(data5))
            for (let key2 in data5) {
              let data6 = data5[key2], _errs17 = errors, valid5 = !0, _errs18 = errors;
              if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                let err13 = {};
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
              let _errs20 = errors, _errs21 = errors, _errs22 = errors, valid7 = !1, _errs23 = errors;
              if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                let missing0;
                if (data6.option === void 0 && (missing0 = "option")) {
                  let err14 = {};
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
              }
              var _valid1 = _errs23 === errors;
              if (valid7 = valid7 || _valid1, !valid7) {
                let _errs24 = errors;
                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                  let missing1;
                  if (data6.config === void 0 && (missing1 = "config")) {
                    let err15 = {};
                    vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                  }
                }
                var _valid1 = _errs24 === errors;
                valid7 = valid7 || _valid1;
              }
              if (valid7)
                errors = _errs22, vErrors !== null && (_errs22 ? vErrors.length = _errs22 : vErrors = null);
              else {
                let err16 = {};
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
              var valid6 = _errs21 === errors;
              if (valid6) {
                let err17 = {};
                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              } else
                errors = _errs20, vErrors !== null && (_errs20 ? vErrors.length = _errs20 : vErrors = null);
              var _valid0 = _errs18 === errors;
              errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
              let ifClause0;
              if (_valid0) {
                let _errs25 = errors;
                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                  if (Object.keys(data6).length < 1) {
                    let err18 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/set/additionalProperties/additionalProperties/then/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema33.properties.set.additionalProperties.additionalProperties.then, data: data6 };
                    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                  }
                  for (let key3 in data6) {
                    let data7 = data6[key3];
                    if ((!data7 || typeof data7 != "object") && typeof data7 != "string" && !(typeof data7 == "number" && isFinite(data7)) && typeof data7 != "boolean") {
                      let err19 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/setting/type", keyword: "type", params: { type: schema34.type }, message: "must be string,number,boolean,array,object", schema: schema34.type, parentSchema: schema34, data: data7 };
                      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                    }
                    if (Array.isArray(data7)) {
                      let len1 = data7.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data8 = data7[i1];
                        if (typeof data8 != "string") {
                          let err20 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/definitions/setting/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.items.type, parentSchema: schema34.items, data: data8 };
                          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                        }
                      }
                    }
                    if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                      for (let key4 in data7)
                        if (!(key4 === "option" || key4 === "config" || key4 === "as")) {
                          let err21 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/setting/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema34, data: data7 };
                          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                        }
                      if (data7.option !== void 0) {
                        let data9 = data7.option;
                        if (typeof data9 != "string") {
                          let err22 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/option", schemaPath: "#/definitions/setting/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.option.type, parentSchema: schema34.properties.option, data: data9 };
                          vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                        }
                      }
                      if (data7.config !== void 0) {
                        let data10 = data7.config;
                        if (!(data10 === "throttling-rate" || data10 === "throttling-burst" || data10 === "allowed-origins")) {
                          let err23 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/config", schemaPath: "#/definitions/setting/properties/config/enum", keyword: "enum", params: { allowedValues: schema34.properties.config.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.config.enum, parentSchema: schema34.properties.config, data: data10 };
                          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                        }
                      }
                      if (data7.as !== void 0) {
                        let data11 = data7.as;
                        if (!(data11 === "only" || data11 === "constant")) {
                          let err24 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/as", schemaPath: "#/definitions/setting/properties/as/enum", keyword: "enum", params: { allowedValues: schema34.properties.as.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.as.enum, parentSchema: schema34.properties.as, data: data11 };
                          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                        }
                      }
                    }
                  }
                } else {
                  let err25 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/set/additionalProperties/additionalProperties/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.set.additionalProperties.additionalProperties.then.type, parentSchema: schema33.properties.set.additionalProperties.additionalProperties.then, data: data6 };
                  vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                }
                var _valid0 = _errs25 === errors;
                valid5 = _valid0, ifClause0 = "then";
              } else {
                let _errs38 = errors;
                if ((!data6 || typeof data6 != "object") && typeof data6 != "string" && !(typeof data6 == "number" && isFinite(data6)) && typeof data6 != "boolean") {
                  let err26 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/setting/type", keyword: "type", params: { type: schema34.type }, message: "must be string,number,boolean,array,object", schema: schema34.type, parentSchema: schema34, data: data6 };
                  vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                }
                if (Array.isArray(data6)) {
                  let len2 = data6.length;
                  for (let i2 = 0; i2 < len2; i2++) {
                    let data12 = data6[i2];
                    if (typeof data12 != "string") {
                      let err27 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, schemaPath: "#/definitions/setting/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.items.type, parentSchema: schema34.items, data: data12 };
                      vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                    }
                  }
                }
                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                  for (let key5 in data6)
                    if (!(key5 === "option" || key5 === "config" || key5 === "as")) {
                      let err28 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/setting/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema34, data: data6 };
                      vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                    }
                  if (data6.option !== void 0) {
                    let data13 = data6.option;
                    if (typeof data13 != "string") {
                      let err29 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/option", schemaPath: "#/definitions/setting/properties/option/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.option.type, parentSchema: schema34.properties.option, data: data13 };
                      vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                    }
                  }
                  if (data6.config !== void 0) {
                    let data14 = data6.config;
                    if (!(data14 === "throttling-rate" || data14 === "throttling-burst" || data14 === "allowed-origins")) {
                      let err30 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/config", schemaPath: "#/definitions/setting/properties/config/enum", keyword: "enum", params: { allowedValues: schema34.properties.config.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.config.enum, parentSchema: schema34.properties.config, data: data14 };
                      vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                    }
                  }
                  if (data6.as !== void 0) {
                    let data15 = data6.as;
                    if (!(data15 === "only" || data15 === "constant")) {
                      let err31 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/as", schemaPath: "#/definitions/setting/properties/as/enum", keyword: "enum", params: { allowedValues: schema34.properties.as.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.as.enum, parentSchema: schema34.properties.as, data: data15 };
                      vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                    }
                  }
                }
                var _valid0 = _errs38 === errors;
                valid5 = _valid0, ifClause0 = "else";
              }
              if (!valid5) {
                let err32 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/set/additionalProperties/additionalProperties/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema33.properties.set.additionalProperties.additionalProperties.if, parentSchema: schema33.properties.set.additionalProperties.additionalProperties, data: data6 };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
          else {
            let err33 = { instancePath: instancePath + "/set/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/set/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.set.additionalProperties.type, parentSchema: schema33.properties.set.additionalProperties, data: data5 };
            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
          }
        }
      } else {
        let err34 = { instancePath: instancePath + "/set", schemaPath: "#/properties/set/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.set.type, parentSchema: schema33.properties.set, data: data4 };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
    }
  } else {
    let err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
  }
  return validate35.errors = vErrors, errors === 0;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.title === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.severity === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "severity" }, message: "must have required property 'severity'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.kinds === void 0) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kinds" }, message: "must have required property 'kinds'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.presets === void 0) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "presets" }, message: "must have required property 'presets'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.subject === void 0) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "subject" }, message: "must have required property 'subject'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.require === void 0) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "require" }, message: "must have required property 'require'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.message === void 0) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.why === void 0) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "why" }, message: "must have required property 'why'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.mend === void 0) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "mend" }, message: "must have required property 'mend'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.references === void 0) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "references" }, message: "must have required property 'references'", schema: schema11.required, parentSchema: schema11, data };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    for (let key0 in data)
      if (!func2.call(schema11.properties, key0)) {
        let err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11, data };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 == "string") {
        if (func3(data0) > 80) {
          let err12 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters", schema: 80, parentSchema: schema11.properties.id, data: data0 };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        if (!pattern0.test(data0)) {
          let err13 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^([a-z][a-z0-9-]*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^([a-z][a-z0-9-]*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$"', schema: "^([a-z][a-z0-9-]*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$", parentSchema: schema11.properties.id, data: data0 };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.id.type, parentSchema: schema11.properties.id, data: data0 };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.title !== void 0) {
      let data1 = data.title;
      if (typeof data1 == "string") {
        if (func3(data1) > 79) {
          let err15 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 79 }, message: "must NOT have more than 79 characters", schema: 79, parentSchema: schema11.properties.title, data: data1 };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
        if (func3(data1) < 5) {
          let err16 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 5 }, message: "must NOT have fewer than 5 characters", schema: 5, parentSchema: schema11.properties.title, data: data1 };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
      } else {
        let err17 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.title.type, parentSchema: schema11.properties.title, data: data1 };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.severity !== void 0) {
      let data2 = data.severity;
      if (!(data2 === "low" || data2 === "medium" || data2 === "high" || data2 === "critical")) {
        let err18 = { instancePath: instancePath + "/severity", schemaPath: "#/definitions/severity/enum", keyword: "enum", params: { allowedValues: schema12.enum }, message: "must be equal to one of the allowed values", schema: schema12.enum, parentSchema: schema12, data: data2 };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.kinds !== void 0) {
      let data3 = data.kinds;
      if (Array.isArray(data3)) {
        if (data3.length < 1) {
          let err19 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema13, data: data3 };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        let len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (!(data4 === "rest" || data4 === "http" || data4 === "websocket")) {
            let err20 = { instancePath: instancePath + "/kinds/" + i0, schemaPath: "#/definitions/kinds/items/enum", keyword: "enum", params: { allowedValues: schema13.items.enum }, message: "must be equal to one of the allowed values", schema: schema13.items.enum, parentSchema: schema13.items, data: data4 };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        }
        let i1 = data3.length, j0;
        if (i1 > 1) {
          outer0: for (; i1--; )
            for (j0 = i1; j0--; )
              if (func0(data3[i1], data3[j0])) {
                let err21 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: !0, parentSchema: schema13, data: data3 };
                vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                break outer0;
              }
        }
      } else {
        let err22 = { instancePath: instancePath + "/kinds", schemaPath: "#/definitions/kinds/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema13.type, parentSchema: schema13, data: data3 };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.presets !== void 0) {
      let data5 = data.presets;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (let key1 in data5)
          if (!(key1 === "recommended" || key1 === "security-hub" || key1 === "strict")) {
            let err23 = { instancePath: instancePath + "/presets", schemaPath: "#/properties/presets/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.presets, data: data5 };
            vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
          }
        data5.recommended !== void 0 && (validate11(data5.recommended, { instancePath: instancePath + "/presets/recommended", parentData: data5, parentDataProperty: "recommended", rootData }) || (vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors), errors = vErrors.length)), data5["security-hub"] !== void 0 && (validate11(data5["security-hub"], { instancePath: instancePath + "/presets/security-hub", parentData: data5, parentDataProperty: "security-hub", rootData }) || (vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors), errors = vErrors.length)), data5.strict !== void 0 && (validate11(data5.strict, { instancePath: instancePath + "/presets/strict", parentData: data5, parentDataProperty: "strict", rootData }) || (vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors), errors = vErrors.length));
      } else {
        let err24 = { instancePath: instancePath + "/presets", schemaPath: "#/properties/presets/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.presets.type, parentSchema: schema11.properties.presets, data: data5 };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.subject !== void 0) {
      let data9 = data.subject;
      if (typeof data9 != "string") {
        let err25 = { instancePath: instancePath + "/subject", schemaPath: "#/properties/subject/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.subject.type, parentSchema: schema11.properties.subject, data: data9 };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.options !== void 0) {
      let data10 = data.options;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (let key2 in data10) {
          let _errs22 = errors;
          if (typeof key2 == "string" && !pattern1.test(key2)) {
            let err26 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, message: 'must match pattern "^[a-z][a-z0-9-]*$"', schema: "^[a-z][a-z0-9-]*$", parentSchema: schema11.properties.options.propertyNames, data: key2, propertyName: key2 };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
          var valid7 = _errs22 === errors;
          if (!valid7) {
            let err27 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid", schema: schema11.properties.options.propertyNames, parentSchema: schema11.properties.options, data: data10 };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        }
        for (let key3 in data10) {
          let data11 = data10[key3];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.type === void 0) {
              let err28 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/options/additionalProperties/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'", schema: schema11.properties.options.additionalProperties.required, parentSchema: schema11.properties.options.additionalProperties, data: data11 };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
            if (data11.default === void 0) {
              let err29 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/options/additionalProperties/required", keyword: "required", params: { missingProperty: "default" }, message: "must have required property 'default'", schema: schema11.properties.options.additionalProperties.required, parentSchema: schema11.properties.options.additionalProperties, data: data11 };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            if (data11.description === void 0) {
              let err30 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/options/additionalProperties/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'", schema: schema11.properties.options.additionalProperties.required, parentSchema: schema11.properties.options.additionalProperties, data: data11 };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
            for (let key4 in data11)
              if (!(key4 === "type" || key4 === "default" || key4 === "description" || key4 === "minimum" || key4 === "maximum")) {
                let err31 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/options/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.options.additionalProperties, data: data11 };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            if (data11.type !== void 0) {
              let data12 = data11.type;
              if (!(data12 === "boolean" || data12 === "number" || data12 === "string" || data12 === "strings")) {
                let err32 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/type", schemaPath: "#/properties/options/additionalProperties/properties/type/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.additionalProperties.properties.type.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.options.additionalProperties.properties.type.enum, parentSchema: schema11.properties.options.additionalProperties.properties.type, data: data12 };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
            if (data11.default !== void 0) {
              let data13 = data11.default;
              if (typeof data13 != "boolean" && !(typeof data13 == "number" && isFinite(data13)) && typeof data13 != "string" && !Array.isArray(data13)) {
                let err33 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/default", schemaPath: "#/properties/options/additionalProperties/properties/default/type", keyword: "type", params: { type: schema11.properties.options.additionalProperties.properties.default.type }, message: "must be boolean,number,string,array", schema: schema11.properties.options.additionalProperties.properties.default.type, parentSchema: schema11.properties.options.additionalProperties.properties.default, data: data13 };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
              if (Array.isArray(data13)) {
                let len1 = data13.length;
                for (let i2 = 0; i2 < len1; i2++) {
                  let data14 = data13[i2];
                  if (typeof data14 != "string") {
                    let err34 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/default/" + i2, schemaPath: "#/properties/options/additionalProperties/properties/default/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.options.additionalProperties.properties.default.items.type, parentSchema: schema11.properties.options.additionalProperties.properties.default.items, data: data14 };
                    vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                  }
                }
              }
            }
            if (data11.description !== void 0) {
              let data15 = data11.description;
              if (typeof data15 != "string") {
                let err35 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/options/additionalProperties/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.options.additionalProperties.properties.description.type, parentSchema: schema11.properties.options.additionalProperties.properties.description, data: data15 };
                vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
              }
            }
            if (data11.minimum !== void 0) {
              let data16 = data11.minimum;
              if (!(typeof data16 == "number" && isFinite(data16))) {
                let err36 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/minimum", schemaPath: "#/properties/options/additionalProperties/properties/minimum/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema11.properties.options.additionalProperties.properties.minimum.type, parentSchema: schema11.properties.options.additionalProperties.properties.minimum, data: data16 };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
            }
            if (data11.maximum !== void 0) {
              let data17 = data11.maximum;
              if (!(typeof data17 == "number" && isFinite(data17))) {
                let err37 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/maximum", schemaPath: "#/properties/options/additionalProperties/properties/maximum/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema11.properties.options.additionalProperties.properties.maximum.type, parentSchema: schema11.properties.options.additionalProperties.properties.maximum, data: data17 };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
          } else {
            let err38 = { instancePath: instancePath + "/options/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/options/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.options.additionalProperties.type, parentSchema: schema11.properties.options.additionalProperties, data: data11 };
            vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
          }
        }
      } else {
        let err39 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.options.type, parentSchema: schema11.properties.options, data: data10 };
        vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
      }
    }
    if (data.when !== void 0 && (validate15(data.when, { instancePath: instancePath + "/when", parentData: data, parentDataProperty: "when", rootData }) || (vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors), errors = vErrors.length)), data.require !== void 0 && (validate15(data.require, { instancePath: instancePath + "/require", parentData: data, parentDataProperty: "require", rootData }) || (vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors), errors = vErrors.length)), data.message !== void 0) {
      let data20 = data.message;
      if (typeof data20 == "string") {
        if (func3(data20) > 300) {
          let err40 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters", schema: 300, parentSchema: schema11.properties.message, data: data20 };
          vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
        }
        if (func3(data20) < 10) {
          let err41 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 10 }, message: "must NOT have fewer than 10 characters", schema: 10, parentSchema: schema11.properties.message, data: data20 };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
      } else {
        let err42 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.message.type, parentSchema: schema11.properties.message, data: data20 };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    if (data.undecided !== void 0) {
      let data21 = data.undecided;
      if (typeof data21 == "string") {
        if (func3(data21) > 200) {
          let err43 = { instancePath: instancePath + "/undecided", schemaPath: "#/properties/undecided/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.undecided, data: data21 };
          vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
        }
      } else {
        let err44 = { instancePath: instancePath + "/undecided", schemaPath: "#/properties/undecided/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.undecided.type, parentSchema: schema11.properties.undecided, data: data21 };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
    }
    if (data.see !== void 0) {
      let data22 = data.see;
      if (Array.isArray(data22)) {
        if (data22.length < 1) {
          let err45 = { instancePath: instancePath + "/see", schemaPath: "#/properties/see/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.see, data: data22 };
          vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
        }
        let len2 = data22.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data23 = data22[i3];
          if (typeof data23 != "string") {
            let err46 = { instancePath: instancePath + "/see/" + i3, schemaPath: "#/properties/see/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.see.items.type, parentSchema: schema11.properties.see.items, data: data23 };
            vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
          }
        }
      } else {
        let err47 = { instancePath: instancePath + "/see", schemaPath: "#/properties/see/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.see.type, parentSchema: schema11.properties.see, data: data22 };
        vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
      }
    }
    if (data.why !== void 0) {
      let data24 = data.why;
      if (typeof data24 != "string") {
        let err48 = { instancePath: instancePath + "/why", schemaPath: "#/properties/why/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.why.type, parentSchema: schema11.properties.why, data: data24 };
        vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
      }
    }
    if (data.mend !== void 0) {
      let data25 = data.mend;
      if (typeof data25 == "string") {
        if (func3(data25) > 300) {
          let err49 = { instancePath: instancePath + "/mend", schemaPath: "#/properties/mend/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters", schema: 300, parentSchema: schema11.properties.mend, data: data25 };
          vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
        }
      } else {
        let err50 = { instancePath: instancePath + "/mend", schemaPath: "#/properties/mend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.mend.type, parentSchema: schema11.properties.mend, data: data25 };
        vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
      }
    }
    if (data.help !== void 0) {
      let data26 = data.help;
      if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
        for (let key5 in data26)
          if (!(key5 === "cloudformation" || key5 === "sam" || key5 === "serverless" || key5 === "terraform" || key5 === "cdk")) {
            let err51 = { instancePath: instancePath + "/help", schemaPath: "#/properties/help/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.help, data: data26 };
            vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
          }
        if (data26.cloudformation !== void 0) {
          let data27 = data26.cloudformation;
          if (typeof data27 != "string") {
            let err52 = { instancePath: instancePath + "/help/cloudformation", schemaPath: "#/properties/help/properties/cloudformation/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.help.properties.cloudformation.type, parentSchema: schema11.properties.help.properties.cloudformation, data: data27 };
            vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
          }
        }
        if (data26.sam !== void 0) {
          let data28 = data26.sam;
          if (typeof data28 != "string") {
            let err53 = { instancePath: instancePath + "/help/sam", schemaPath: "#/properties/help/properties/sam/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.help.properties.sam.type, parentSchema: schema11.properties.help.properties.sam, data: data28 };
            vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
          }
        }
        if (data26.serverless !== void 0) {
          let data29 = data26.serverless;
          if (typeof data29 != "string") {
            let err54 = { instancePath: instancePath + "/help/serverless", schemaPath: "#/properties/help/properties/serverless/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.help.properties.serverless.type, parentSchema: schema11.properties.help.properties.serverless, data: data29 };
            vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
          }
        }
        if (data26.terraform !== void 0) {
          let data30 = data26.terraform;
          if (typeof data30 != "string") {
            let err55 = { instancePath: instancePath + "/help/terraform", schemaPath: "#/properties/help/properties/terraform/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.help.properties.terraform.type, parentSchema: schema11.properties.help.properties.terraform, data: data30 };
            vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
          }
        }
        if (data26.cdk !== void 0) {
          let data31 = data26.cdk;
          if (typeof data31 != "string") {
            let err56 = { instancePath: instancePath + "/help/cdk", schemaPath: "#/properties/help/properties/cdk/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.help.properties.cdk.type, parentSchema: schema11.properties.help.properties.cdk, data: data31 };
            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
          }
        }
      } else {
        let err57 = { instancePath: instancePath + "/help", schemaPath: "#/properties/help/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.help.type, parentSchema: schema11.properties.help, data: data26 };
        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
      }
    }
    if (data.fix !== void 0 && (validate35(data.fix, { instancePath: instancePath + "/fix", parentData: data, parentDataProperty: "fix", rootData }) || (vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors), errors = vErrors.length)), data["suppress-when"] !== void 0) {
      let data33 = data["suppress-when"];
      if (typeof data33 != "string") {
        let err58 = { instancePath: instancePath + "/suppress-when", schemaPath: "#/properties/suppress-when/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties["suppress-when"].type, parentSchema: schema11.properties["suppress-when"], data: data33 };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    if (data.references !== void 0) {
      let data34 = data.references;
      if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
        if (data34.docs === void 0) {
          let err59 = { instancePath: instancePath + "/references", schemaPath: "#/properties/references/required", keyword: "required", params: { missingProperty: "docs" }, message: "must have required property 'docs'", schema: schema11.properties.references.required, parentSchema: schema11.properties.references, data: data34 };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
        for (let key6 in data34)
          if (!(key6 === "docs" || key6 === "security-hub" || key6 === "practices" || key6 === "owasp-api" || key6 === "cwe" || key6 === "nist-800-53" || key6 === "pci-dss")) {
            let err60 = { instancePath: instancePath + "/references", schemaPath: "#/properties/references/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.references, data: data34 };
            vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
          }
        if (data34.docs !== void 0) {
          let data35 = data34.docs;
          if (Array.isArray(data35)) {
            let len3 = data35.length;
            for (let i4 = 0; i4 < len3; i4++) {
              let data36 = data35[i4];
              if (typeof data36 == "string") {
                if (!pattern5.test(data36)) {
                  let err61 = { instancePath: instancePath + "/references/docs/" + i4, schemaPath: "#/properties/references/properties/docs/items/pattern", keyword: "pattern", params: { pattern: "^https://" }, message: 'must match pattern "^https://"', schema: "^https://", parentSchema: schema11.properties.references.properties.docs.items, data: data36 };
                  vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                }
              } else {
                let err62 = { instancePath: instancePath + "/references/docs/" + i4, schemaPath: "#/properties/references/properties/docs/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.references.properties.docs.items.type, parentSchema: schema11.properties.references.properties.docs.items, data: data36 };
                vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
              }
            }
          } else {
            let err63 = { instancePath: instancePath + "/references/docs", schemaPath: "#/properties/references/properties/docs/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties.docs.type, parentSchema: schema11.properties.references.properties.docs, data: data35 };
            vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
          }
        }
        if (data34["security-hub"] !== void 0) {
          let data37 = data34["security-hub"];
          if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
            for (let key7 in data37) {
              let _errs77 = errors;
              if (typeof key7 == "string" && !pattern6.test(key7)) {
                let err64 = { instancePath: instancePath + "/references/security-hub", schemaPath: "#/properties/references/properties/security-hub/propertyNames/pattern", keyword: "pattern", params: { pattern: "^APIGateway\\.[0-9]+$" }, message: 'must match pattern "^APIGateway\\.[0-9]+$"', schema: "^APIGateway\\.[0-9]+$", parentSchema: schema11.properties.references.properties["security-hub"].propertyNames, data: key7, propertyName: key7 };
                vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
              }
              var valid18 = _errs77 === errors;
              if (!valid18) {
                let err65 = { instancePath: instancePath + "/references/security-hub", schemaPath: "#/properties/references/properties/security-hub/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, message: "property name must be valid", schema: schema11.properties.references.properties["security-hub"].propertyNames, parentSchema: schema11.properties.references.properties["security-hub"], data: data37 };
                vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
              }
            }
            for (let key8 in data37) {
              let data38 = data37[key8];
              if (!(data38 === "low" || data38 === "medium" || data38 === "high" || data38 === "critical")) {
                let err66 = { instancePath: instancePath + "/references/security-hub/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/severity/enum", keyword: "enum", params: { allowedValues: schema12.enum }, message: "must be equal to one of the allowed values", schema: schema12.enum, parentSchema: schema12, data: data38 };
                vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
              }
            }
          } else {
            let err67 = { instancePath: instancePath + "/references/security-hub", schemaPath: "#/properties/references/properties/security-hub/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.references.properties["security-hub"].type, parentSchema: schema11.properties.references.properties["security-hub"], data: data37 };
            vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
          }
        }
        if (data34.practices !== void 0) {
          let data39 = data34.practices;
          if (Array.isArray(data39)) {
            let len4 = data39.length;
            for (let i5 = 0; i5 < len4; i5++) {
              let data40 = data39[i5], _errs84 = errors, valid23 = !1, _errs85 = errors;
              if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
                let err68 = { instancePath: instancePath + "/references/practices/" + i5, schemaPath: "#/properties/references/properties/practices/items/anyOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.references.properties.practices.items.anyOf[0].type, parentSchema: schema11.properties.references.properties.practices.items.anyOf[0], data: data40 };
                vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
              }
              if (typeof data40 == "number" && isFinite(data40)) {
                if (data40 > 12 || isNaN(data40)) {
                  let err69 = { instancePath: instancePath + "/references/practices/" + i5, schemaPath: "#/properties/references/properties/practices/items/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 12 }, message: "must be <= 12", schema: 12, parentSchema: schema11.properties.references.properties.practices.items.anyOf[0], data: data40 };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
                if (data40 < 1 || isNaN(data40)) {
                  let err70 = { instancePath: instancePath + "/references/practices/" + i5, schemaPath: "#/properties/references/properties/practices/items/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.references.properties.practices.items.anyOf[0], data: data40 };
                  vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                }
              }
              var _valid0 = _errs85 === errors;
              if (valid23 = valid23 || _valid0, !valid23) {
                let _errs87 = errors;
                if (data40 !== "misconfiguration") {
                  let err71 = { instancePath: instancePath + "/references/practices/" + i5, schemaPath: "#/properties/references/properties/practices/items/anyOf/1/const", keyword: "const", params: { allowedValue: "misconfiguration" }, message: "must be equal to constant", schema: "misconfiguration", parentSchema: schema11.properties.references.properties.practices.items.anyOf[1], data: data40 };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
                var _valid0 = _errs87 === errors;
                valid23 = valid23 || _valid0;
              }
              if (valid23)
                errors = _errs84, vErrors !== null && (_errs84 ? vErrors.length = _errs84 : vErrors = null);
              else {
                let err72 = { instancePath: instancePath + "/references/practices/" + i5, schemaPath: "#/properties/references/properties/practices/items/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.references.properties.practices.items.anyOf, parentSchema: schema11.properties.references.properties.practices.items, data: data40 };
                vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
              }
            }
          } else {
            let err73 = { instancePath: instancePath + "/references/practices", schemaPath: "#/properties/references/properties/practices/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties.practices.type, parentSchema: schema11.properties.references.properties.practices, data: data39 };
            vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
          }
        }
        if (data34["owasp-api"] !== void 0) {
          let data41 = data34["owasp-api"];
          if (Array.isArray(data41)) {
            let len5 = data41.length;
            for (let i6 = 0; i6 < len5; i6++) {
              let data42 = data41[i6];
              if (typeof data42 == "string") {
                if (!pattern7.test(data42)) {
                  let err74 = { instancePath: instancePath + "/references/owasp-api/" + i6, schemaPath: "#/properties/references/properties/owasp-api/items/pattern", keyword: "pattern", params: { pattern: "^API[0-9]+:2023$" }, message: 'must match pattern "^API[0-9]+:2023$"', schema: "^API[0-9]+:2023$", parentSchema: schema11.properties.references.properties["owasp-api"].items, data: data42 };
                  vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                }
              } else {
                let err75 = { instancePath: instancePath + "/references/owasp-api/" + i6, schemaPath: "#/properties/references/properties/owasp-api/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.references.properties["owasp-api"].items.type, parentSchema: schema11.properties.references.properties["owasp-api"].items, data: data42 };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
            }
          } else {
            let err76 = { instancePath: instancePath + "/references/owasp-api", schemaPath: "#/properties/references/properties/owasp-api/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties["owasp-api"].type, parentSchema: schema11.properties.references.properties["owasp-api"], data: data41 };
            vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
          }
        }
        if (data34.cwe !== void 0) {
          let data43 = data34.cwe;
          if (Array.isArray(data43)) {
            let len6 = data43.length;
            for (let i7 = 0; i7 < len6; i7++) {
              let data44 = data43[i7];
              if (typeof data44 == "string") {
                if (!pattern8.test(data44)) {
                  let err77 = { instancePath: instancePath + "/references/cwe/" + i7, schemaPath: "#/properties/references/properties/cwe/items/pattern", keyword: "pattern", params: { pattern: "^CWE-[0-9]+$" }, message: 'must match pattern "^CWE-[0-9]+$"', schema: "^CWE-[0-9]+$", parentSchema: schema11.properties.references.properties.cwe.items, data: data44 };
                  vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                }
              } else {
                let err78 = { instancePath: instancePath + "/references/cwe/" + i7, schemaPath: "#/properties/references/properties/cwe/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.references.properties.cwe.items.type, parentSchema: schema11.properties.references.properties.cwe.items, data: data44 };
                vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
              }
            }
          } else {
            let err79 = { instancePath: instancePath + "/references/cwe", schemaPath: "#/properties/references/properties/cwe/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties.cwe.type, parentSchema: schema11.properties.references.properties.cwe, data: data43 };
            vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
          }
        }
        if (data34["nist-800-53"] !== void 0) {
          let data45 = data34["nist-800-53"];
          if (Array.isArray(data45)) {
            let len7 = data45.length;
            for (let i8 = 0; i8 < len7; i8++) {
              let data46 = data45[i8];
              if (typeof data46 != "string") {
                let err80 = { instancePath: instancePath + "/references/nist-800-53/" + i8, schemaPath: "#/properties/references/properties/nist-800-53/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.references.properties["nist-800-53"].items.type, parentSchema: schema11.properties.references.properties["nist-800-53"].items, data: data46 };
                vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
              }
            }
          } else {
            let err81 = { instancePath: instancePath + "/references/nist-800-53", schemaPath: "#/properties/references/properties/nist-800-53/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties["nist-800-53"].type, parentSchema: schema11.properties.references.properties["nist-800-53"], data: data45 };
            vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
          }
        }
        if (data34["pci-dss"] !== void 0) {
          let data47 = data34["pci-dss"];
          if (Array.isArray(data47)) {
            let len8 = data47.length;
            for (let i9 = 0; i9 < len8; i9++) {
              let data48 = data47[i9];
              if (typeof data48 != "string") {
                let err82 = { instancePath: instancePath + "/references/pci-dss/" + i9, schemaPath: "#/properties/references/properties/pci-dss/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.references.properties["pci-dss"].items.type, parentSchema: schema11.properties.references.properties["pci-dss"].items, data: data48 };
                vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
              }
            }
          } else {
            let err83 = { instancePath: instancePath + "/references/pci-dss", schemaPath: "#/properties/references/properties/pci-dss/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.references.properties["pci-dss"].type, parentSchema: schema11.properties.references.properties["pci-dss"], data: data47 };
            vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
          }
        }
      } else {
        let err84 = { instancePath: instancePath + "/references", schemaPath: "#/properties/references/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.references.type, parentSchema: schema11.properties.references, data: data34 };
        vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
      }
    }
    if (data.peers !== void 0) {
      let data49 = data.peers;
      if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
        for (let key9 in data49) {
          let _errs106 = errors;
          if (!(key9 === "checkov" || key9 === "trivy" || key9 === "kics" || key9 === "cfn-guard" || key9 === "cdk-nag" || key9 === "cfn-nag" || key9 === "cfn-lint" || key9 === "prowler" || key9 === "terrascan" || key9 === "semgrep")) {
            let err85 = { instancePath: instancePath + "/peers", schemaPath: "#/properties/peers/propertyNames/enum", keyword: "enum", params: { allowedValues: schema11.properties.peers.propertyNames.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.peers.propertyNames.enum, parentSchema: schema11.properties.peers.propertyNames, data: key9, propertyName: key9 };
            vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
          }
          var valid32 = _errs106 === errors;
          if (!valid32) {
            let err86 = { instancePath: instancePath + "/peers", schemaPath: "#/properties/peers/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, message: "property name must be valid", schema: schema11.properties.peers.propertyNames, parentSchema: schema11.properties.peers, data: data49 };
            vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
          }
        }
        for (let key10 in data49) {
          let data50 = data49[key10];
          if (Array.isArray(data50)) {
            let len9 = data50.length;
            for (let i10 = 0; i10 < len9; i10++) {
              let data51 = data50[i10];
              if (typeof data51 != "string") {
                let err87 = { instancePath: instancePath + "/peers/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i10, schemaPath: "#/properties/peers/additionalProperties/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.peers.additionalProperties.items.type, parentSchema: schema11.properties.peers.additionalProperties.items, data: data51 };
                vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
              }
            }
          } else {
            let err88 = { instancePath: instancePath + "/peers/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/peers/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.peers.additionalProperties.type, parentSchema: schema11.properties.peers.additionalProperties, data: data50 };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        }
      } else {
        let err89 = { instancePath: instancePath + "/peers", schemaPath: "#/properties/peers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.peers.type, parentSchema: schema11.properties.peers, data: data49 };
        vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
      }
    }
  } else {
    let err90 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}

export const validateRule: ShapeCheck = compiled_default;
