// Made by `npm run generate` from schema/config.schema.json; do not edit.
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

// compiled:compiled
var compiled_default = validate10, schema11 = { $schema: "http://json-schema.org/draft-07/schema#", $id: "config.schema.json", title: "gatelint configuration", type: "object", additionalProperties: !1, properties: { extends: { if: { type: "array" }, then: { items: { $ref: "#/definitions/base" } }, else: { $ref: "#/definitions/base" } }, rules: { $ref: "#/definitions/rules" }, "rules-from": { $ref: "#/definitions/strings" }, ignore: { $ref: "#/definitions/strings" }, overrides: { type: "array", items: { type: "object", additionalProperties: !1, required: ["files", "rules"], properties: { files: { $ref: "#/definitions/strings" }, rules: { $ref: "#/definitions/rules" } } } }, parameters: { type: "object", additionalProperties: { type: ["string", "number", "boolean"] } }, stages: { $ref: "#/definitions/strings" }, region: { type: "string" }, "fail-on": { enum: ["low", "medium", "high", "critical", "never"] }, undecided: { enum: ["count", "show", "hide", "fail"] }, baseline: { type: "string" }, honor: { type: "array", items: { enum: ["checkov", "trivy", "kics", "cfn-lint", "cfn-nag", "cdk-nag"] } }, suppressions: { type: "array", items: { type: "object", additionalProperties: !1, required: ["rule", "reason"], properties: { rule: { $ref: "#/definitions/ruleId" }, reason: { type: "string", minLength: 3, pattern: "\\S" }, files: { $ref: "#/definitions/strings" }, resources: { $ref: "#/definitions/strings" }, routes: { $ref: "#/definitions/strings" }, until: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } } } }, fix: { type: "object", additionalProperties: !1, properties: { "throttling-rate": { type: "number", exclusiveMinimum: 0 }, "throttling-burst": { type: "integer", minimum: 1 }, "allowed-origins": { type: "array", minItems: 1, items: { type: "string", pattern: `^https?://[^\\s'"*/]+$` } } } } }, definitions: { builtInRule: { enum: ["authorizer-cache-key-too-narrow", "authorizer-not-attached", "authorizer-ttl-too-long", "authorizer-without-caching", "integration-with-caller-credentials", "jwt-authorizer-insecure-issuer", "jwt-authorizer-without-audience", "lambda-permission-too-broad", "private-route-without-authorization", "route-with-api-key-only", "route-without-authorization", "route-without-scopes", "token-authorizer-without-validation", "token-authorizer", "cache-invalidation-unauthorized", "cache-not-encrypted", "cache-shared-between-callers", "cors-any-origin-with-credentials", "cors-any-origin", "cors-insecure-origin", "definition-in-two-places", "open-deployment-left-live", "api-key-without-usage-plan", "hard-coded-api-key", "secret-in-stage-variable", "stage-without-throttling", "stage-without-usage-plan", "usage-plan-without-limits", "access-log-leaks-credentials", "access-log-missing-fields", "access-log-unstructured", "logging-role-missing", "stage-logs-request-data", "stage-without-access-logging", "stage-without-execution-logging", "stage-without-tracing", "unintended-stage", "api-publicly-reachable", "control-without-effect", "default-endpoint-bypasses-mtls", "default-endpoint-enabled", "private-api-open-to-any-vpc", "private-api-without-policy", "resource-policy-allow-list-bypass", "resource-policy-missing", "resource-policy-public", "api-weak-tls", "domain-tls-unstated", "domain-weak-tls", "domain-without-mtls", "integration-over-http", "integration-skips-tls-verification", "mtls-truststore-unpinned", "private-integration-without-tls", "stage-without-client-certificate", "model-allows-additional-properties", "route-without-request-validation", "http-api-without-edge-waf", "stage-without-waf", "web-acl-without-effect"] }, ruleId: { if: { type: "string", pattern: "/" }, then: { type: "string" }, else: { $ref: "#/definitions/builtInRule" } }, base: { if: { type: "string", pattern: "[./]" }, then: { type: "string" }, else: { enum: ["recommended", "security-hub", "strict"] } }, strings: { type: "array", items: { type: "string" } }, level: { enum: ["off", "on", "low", "medium", "high", "critical"] }, rules: { type: "object", propertyNames: { $ref: "#/definitions/ruleId" }, additionalProperties: { if: { type: "object" }, then: { type: "object", additionalProperties: !1, minProperties: 1, properties: { severity: { $ref: "#/definitions/level" }, options: { type: "object" } } }, else: { $ref: "#/definitions/level" } } } } }, schema12 = { if: { type: "string", pattern: "[./]" }, then: { type: "string" }, else: { enum: ["recommended", "security-hub", "strict"] } }, schema19 = { type: "array", items: { type: "string" } }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, pattern0 = new RegExp("[./]", "u"), pattern3 = new RegExp("\\S", "u"), pattern4 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u"), pattern5 = new RegExp(`^https?://[^\\s'"*/]+$`, "u"), schema14 = { type: "object", propertyNames: { $ref: "#/definitions/ruleId" }, additionalProperties: { if: { type: "object" }, then: { type: "object", additionalProperties: !1, minProperties: 1, properties: { severity: { $ref: "#/definitions/level" }, options: { type: "object" } } }, else: { $ref: "#/definitions/level" } } }, schema17 = { enum: ["off", "on", "low", "medium", "high", "critical"] }, schema15 = { if: { type: "string", pattern: "/" }, then: { type: "string" }, else: { $ref: "#/definitions/builtInRule" } }, schema16 = { enum: ["authorizer-cache-key-too-narrow", "authorizer-not-attached", "authorizer-ttl-too-long", "authorizer-without-caching", "integration-with-caller-credentials", "jwt-authorizer-insecure-issuer", "jwt-authorizer-without-audience", "lambda-permission-too-broad", "private-route-without-authorization", "route-with-api-key-only", "route-without-authorization", "route-without-scopes", "token-authorizer-without-validation", "token-authorizer", "cache-invalidation-unauthorized", "cache-not-encrypted", "cache-shared-between-callers", "cors-any-origin-with-credentials", "cors-any-origin", "cors-insecure-origin", "definition-in-two-places", "open-deployment-left-live", "api-key-without-usage-plan", "hard-coded-api-key", "secret-in-stage-variable", "stage-without-throttling", "stage-without-usage-plan", "usage-plan-without-limits", "access-log-leaks-credentials", "access-log-missing-fields", "access-log-unstructured", "logging-role-missing", "stage-logs-request-data", "stage-without-access-logging", "stage-without-execution-logging", "stage-without-tracing", "unintended-stage", "api-publicly-reachable", "control-without-effect", "default-endpoint-bypasses-mtls", "default-endpoint-enabled", "private-api-open-to-any-vpc", "private-api-without-policy", "resource-policy-allow-list-bypass", "resource-policy-missing", "resource-policy-public", "api-weak-tls", "domain-tls-unstated", "domain-weak-tls", "domain-without-mtls", "integration-over-http", "integration-skips-tls-verification", "mtls-truststore-unpinned", "private-integration-without-tls", "stage-without-client-certificate", "model-allows-additional-properties", "route-without-request-validation", "http-api-without-edge-waf", "stage-without-waf", "web-acl-without-effect"] }, pattern2 = new RegExp("/", "u");
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !0, _errs1 = errors;
  if (errors === _errs1)
    if (typeof data == "string") {
      if (!pattern2.test(data)) {
        let err0 = {};
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    } else {
      let err1 = {};
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
  var _valid0 = _errs1 === errors;
  errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  let ifClause0;
  if (_valid0) {
    let _errs3 = errors;
    if (typeof data != "string") {
      let err2 = { instancePath, schemaPath: "#/then/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema15.then.type, parentSchema: schema15.then, data };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0, ifClause0 = "then";
  } else {
    let _errs5 = errors;
    if (!(data === "authorizer-cache-key-too-narrow" || data === "authorizer-not-attached" || data === "authorizer-ttl-too-long" || data === "authorizer-without-caching" || data === "integration-with-caller-credentials" || data === "jwt-authorizer-insecure-issuer" || data === "jwt-authorizer-without-audience" || data === "lambda-permission-too-broad" || data === "private-route-without-authorization" || data === "route-with-api-key-only" || data === "route-without-authorization" || data === "route-without-scopes" || data === "token-authorizer-without-validation" || data === "token-authorizer" || data === "cache-invalidation-unauthorized" || data === "cache-not-encrypted" || data === "cache-shared-between-callers" || data === "cors-any-origin-with-credentials" || data === "cors-any-origin" || data === "cors-insecure-origin" || data === "definition-in-two-places" || data === "open-deployment-left-live" || data === "api-key-without-usage-plan" || data === "hard-coded-api-key" || data === "secret-in-stage-variable" || data === "stage-without-throttling" || data === "stage-without-usage-plan" || data === "usage-plan-without-limits" || data === "access-log-leaks-credentials" || data === "access-log-missing-fields" || data === "access-log-unstructured" || data === "logging-role-missing" || data === "stage-logs-request-data" || data === "stage-without-access-logging" || data === "stage-without-execution-logging" || data === "stage-without-tracing" || data === "unintended-stage" || data === "api-publicly-reachable" || data === "control-without-effect" || data === "default-endpoint-bypasses-mtls" || data === "default-endpoint-enabled" || data === "private-api-open-to-any-vpc" || data === "private-api-without-policy" || data === "resource-policy-allow-list-bypass" || data === "resource-policy-missing" || data === "resource-policy-public" || data === "api-weak-tls" || data === "domain-tls-unstated" || data === "domain-weak-tls" || data === "domain-without-mtls" || data === "integration-over-http" || data === "integration-skips-tls-verification" || data === "mtls-truststore-unpinned" || data === "private-integration-without-tls" || data === "stage-without-client-certificate" || data === "model-allows-additional-properties" || data === "route-without-request-validation" || data === "http-api-without-edge-waf" || data === "stage-without-waf" || data === "web-acl-without-effect")) {
      let err3 = { instancePath, schemaPath: "#/definitions/builtInRule/enum", keyword: "enum", params: { allowedValues: schema16.enum }, message: "must be equal to one of the allowed values", schema: schema16.enum, parentSchema: schema16, data };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0, ifClause0 = "else";
  }
  if (!valid0) {
    let err4 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema15.if, parentSchema: schema15, data };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate12.errors = vErrors, errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (let key0 in data) {
      let _errs1 = errors;
      validate12(key0, { instancePath, parentData: data, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err0 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid", schema: schema14.propertyNames, parentSchema: schema14, data };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    for (let key1 in data) {
      let data0 = data[key1], _errs4 = errors, valid2 = !0, _errs5 = errors;
      if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
        let err1 = {};
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      var _valid0 = _errs5 === errors;
      errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
      let ifClause0;
      if (_valid0) {
        let _errs7 = errors;
        if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
          if (Object.keys(data0).length < 1) {
            let err2 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/then/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema14.additionalProperties.then, data: data0 };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
          for (let key2 in data0)
            if (!(key2 === "severity" || key2 === "options")) {
              let err3 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema14.additionalProperties.then, data: data0 };
              vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
            }
          if (data0.severity !== void 0) {
            let data1 = data0.severity;
            if (!(data1 === "off" || data1 === "on" || data1 === "low" || data1 === "medium" || data1 === "high" || data1 === "critical")) {
              let err4 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/severity", schemaPath: "#/definitions/level/enum", keyword: "enum", params: { allowedValues: schema17.enum }, message: "must be equal to one of the allowed values", schema: schema17.enum, parentSchema: schema17, data: data1 };
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
          }
          if (data0.options !== void 0) {
            let data2 = data0.options;
            if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
              let err5 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/options", schemaPath: "#/additionalProperties/then/properties/options/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema14.additionalProperties.then.properties.options.type, parentSchema: schema14.additionalProperties.then.properties.options, data: data2 };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
          }
        } else {
          let err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema14.additionalProperties.then.type, parentSchema: schema14.additionalProperties.then, data: data0 };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        var _valid0 = _errs7 === errors;
        valid2 = _valid0, ifClause0 = "then";
      } else {
        let _errs14 = errors;
        if (!(data0 === "off" || data0 === "on" || data0 === "low" || data0 === "medium" || data0 === "high" || data0 === "critical")) {
          let err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/level/enum", keyword: "enum", params: { allowedValues: schema17.enum }, message: "must be equal to one of the allowed values", schema: schema17.enum, parentSchema: schema17, data: data0 };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        var _valid0 = _errs14 === errors;
        valid2 = _valid0, ifClause0 = "else";
      }
      if (!valid2) {
        let err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema14.additionalProperties.if, parentSchema: schema14.additionalProperties, data: data0 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
  } else {
    let err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema14.type, parentSchema: schema14, data };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate11.errors = vErrors, errors === 0;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (let key0 in data)
      if (!func2.call(schema11.properties, key0)) {
        let err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11, data };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    if (data.extends !== void 0) {
      let data0 = data.extends, _errs3 = errors, valid1 = !0, _errs4 = errors;
      if (!Array.isArray(data0)) {
        let err1 = {};
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      var _valid0 = _errs4 === errors;
      errors = _errs3, vErrors !== null && (_errs3 ? vErrors.length = _errs3 : vErrors = null);
      let ifClause0;
      if (_valid0) {
        let _errs6 = errors;
        if (Array.isArray(data0)) {
          let len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++) {
            let data1 = data0[i0], _errs9 = errors, valid5 = !0, _errs10 = errors;
            if (errors === _errs10)
              if (typeof data1 == "string") {
                if (!pattern0.test(data1)) {
                  let err2 = {};
                  vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                }
              } else {
                let err3 = {};
                vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
              }
            var _valid1 = _errs10 === errors;
            errors = _errs9, vErrors !== null && (_errs9 ? vErrors.length = _errs9 : vErrors = null);
            let ifClause1;
            if (_valid1) {
              let _errs12 = errors;
              if (typeof data1 != "string") {
                let err4 = { instancePath: instancePath + "/extends/" + i0, schemaPath: "#/definitions/base/then/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.then.type, parentSchema: schema12.then, data: data1 };
                vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
              }
              var _valid1 = _errs12 === errors;
              valid5 = _valid1, ifClause1 = "then";
            } else {
              let _errs14 = errors;
              if (!(data1 === "recommended" || data1 === "security-hub" || data1 === "strict")) {
                let err5 = { instancePath: instancePath + "/extends/" + i0, schemaPath: "#/definitions/base/else/enum", keyword: "enum", params: { allowedValues: schema12.else.enum }, message: "must be equal to one of the allowed values", schema: schema12.else.enum, parentSchema: schema12.else, data: data1 };
                vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
              }
              var _valid1 = _errs14 === errors;
              valid5 = _valid1, ifClause1 = "else";
            }
            if (!valid5) {
              let err6 = { instancePath: instancePath + "/extends/" + i0, schemaPath: "#/definitions/base/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema', schema: schema12.if, parentSchema: schema12, data: data1 };
              vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
            }
          }
        }
        var _valid0 = _errs6 === errors;
        valid1 = _valid0, ifClause0 = "then";
      } else {
        let _errs15 = errors, _errs17 = errors, valid7 = !0, _errs18 = errors;
        if (errors === _errs18)
          if (typeof data0 == "string") {
            if (!pattern0.test(data0)) {
              let err7 = {};
              vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
            }
          } else {
            let err8 = {};
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        var _valid2 = _errs18 === errors;
        errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
        let ifClause2;
        if (_valid2) {
          let _errs20 = errors;
          if (typeof data0 != "string") {
            let err9 = { instancePath: instancePath + "/extends", schemaPath: "#/definitions/base/then/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.then.type, parentSchema: schema12.then, data: data0 };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
          var _valid2 = _errs20 === errors;
          valid7 = _valid2, ifClause2 = "then";
        } else {
          let _errs22 = errors;
          if (!(data0 === "recommended" || data0 === "security-hub" || data0 === "strict")) {
            let err10 = { instancePath: instancePath + "/extends", schemaPath: "#/definitions/base/else/enum", keyword: "enum", params: { allowedValues: schema12.else.enum }, message: "must be equal to one of the allowed values", schema: schema12.else.enum, parentSchema: schema12.else, data: data0 };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
          var _valid2 = _errs22 === errors;
          valid7 = _valid2, ifClause2 = "else";
        }
        if (!valid7) {
          let err11 = { instancePath: instancePath + "/extends", schemaPath: "#/definitions/base/if", keyword: "if", params: { failingKeyword: ifClause2 }, message: 'must match "' + ifClause2 + '" schema', schema: schema12.if, parentSchema: schema12, data: data0 };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        var _valid0 = _errs15 === errors;
        valid1 = _valid0, ifClause0 = "else";
      }
      if (!valid1) {
        let err12 = { instancePath: instancePath + "/extends", schemaPath: "#/properties/extends/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema11.properties.extends.if, parentSchema: schema11.properties.extends, data: data0 };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.rules !== void 0 && (validate11(data.rules, { instancePath: instancePath + "/rules", parentData: data, parentDataProperty: "rules", rootData }) || (vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors), errors = vErrors.length)), data["rules-from"] !== void 0) {
      let data3 = data["rules-from"];
      if (Array.isArray(data3)) {
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (typeof data4 != "string") {
            let err13 = { instancePath: instancePath + "/rules-from/" + i1, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data4 };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
        }
      } else {
        let err14 = { instancePath: instancePath + "/rules-from", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data3 };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.ignore !== void 0) {
      let data5 = data.ignore;
      if (Array.isArray(data5)) {
        let len2 = data5.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data6 = data5[i2];
          if (typeof data6 != "string") {
            let err15 = { instancePath: instancePath + "/ignore/" + i2, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data6 };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      } else {
        let err16 = { instancePath: instancePath + "/ignore", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data5 };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.overrides !== void 0) {
      let data7 = data.overrides;
      if (Array.isArray(data7)) {
        let len3 = data7.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data8 = data7[i3];
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.files === void 0) {
              let err17 = { instancePath: instancePath + "/overrides/" + i3, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "files" }, message: "must have required property 'files'", schema: schema11.properties.overrides.items.required, parentSchema: schema11.properties.overrides.items, data: data8 };
              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
            }
            if (data8.rules === void 0) {
              let err18 = { instancePath: instancePath + "/overrides/" + i3, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "rules" }, message: "must have required property 'rules'", schema: schema11.properties.overrides.items.required, parentSchema: schema11.properties.overrides.items, data: data8 };
              vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
            }
            for (let key1 in data8)
              if (!(key1 === "files" || key1 === "rules")) {
                let err19 = { instancePath: instancePath + "/overrides/" + i3, schemaPath: "#/properties/overrides/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.overrides.items, data: data8 };
                vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
              }
            if (data8.files !== void 0) {
              let data9 = data8.files;
              if (Array.isArray(data9)) {
                let len4 = data9.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data10 = data9[i4];
                  if (typeof data10 != "string") {
                    let err20 = { instancePath: instancePath + "/overrides/" + i3 + "/files/" + i4, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data10 };
                    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                  }
                }
              } else {
                let err21 = { instancePath: instancePath + "/overrides/" + i3 + "/files", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data9 };
                vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
              }
            }
            data8.rules !== void 0 && (validate11(data8.rules, { instancePath: instancePath + "/overrides/" + i3 + "/rules", parentData: data8, parentDataProperty: "rules", rootData }) || (vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors), errors = vErrors.length));
          } else {
            let err22 = { instancePath: instancePath + "/overrides/" + i3, schemaPath: "#/properties/overrides/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.overrides.items.type, parentSchema: schema11.properties.overrides.items, data: data8 };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
      } else {
        let err23 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.overrides.type, parentSchema: schema11.properties.overrides, data: data7 };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.parameters !== void 0) {
      let data12 = data.parameters;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12))
        for (let key2 in data12) {
          let data13 = data12[key2];
          if (typeof data13 != "string" && !(typeof data13 == "number" && isFinite(data13)) && typeof data13 != "boolean") {
            let err24 = { instancePath: instancePath + "/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parameters/additionalProperties/type", keyword: "type", params: { type: schema11.properties.parameters.additionalProperties.type }, message: "must be string,number,boolean", schema: schema11.properties.parameters.additionalProperties.type, parentSchema: schema11.properties.parameters.additionalProperties, data: data13 };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
      else {
        let err25 = { instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.parameters.type, parentSchema: schema11.properties.parameters, data: data12 };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.stages !== void 0) {
      let data14 = data.stages;
      if (Array.isArray(data14)) {
        let len5 = data14.length;
        for (let i5 = 0; i5 < len5; i5++) {
          let data15 = data14[i5];
          if (typeof data15 != "string") {
            let err26 = { instancePath: instancePath + "/stages/" + i5, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data15 };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
      } else {
        let err27 = { instancePath: instancePath + "/stages", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data14 };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data.region !== void 0) {
      let data16 = data.region;
      if (typeof data16 != "string") {
        let err28 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.region.type, parentSchema: schema11.properties.region, data: data16 };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    if (data["fail-on"] !== void 0) {
      let data17 = data["fail-on"];
      if (!(data17 === "low" || data17 === "medium" || data17 === "high" || data17 === "critical" || data17 === "never")) {
        let err29 = { instancePath: instancePath + "/fail-on", schemaPath: "#/properties/fail-on/enum", keyword: "enum", params: { allowedValues: schema11.properties["fail-on"].enum }, message: "must be equal to one of the allowed values", schema: schema11.properties["fail-on"].enum, parentSchema: schema11.properties["fail-on"], data: data17 };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.undecided !== void 0) {
      let data18 = data.undecided;
      if (!(data18 === "count" || data18 === "show" || data18 === "hide" || data18 === "fail")) {
        let err30 = { instancePath: instancePath + "/undecided", schemaPath: "#/properties/undecided/enum", keyword: "enum", params: { allowedValues: schema11.properties.undecided.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.undecided.enum, parentSchema: schema11.properties.undecided, data: data18 };
        vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
      }
    }
    if (data.baseline !== void 0) {
      let data19 = data.baseline;
      if (typeof data19 != "string") {
        let err31 = { instancePath: instancePath + "/baseline", schemaPath: "#/properties/baseline/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.baseline.type, parentSchema: schema11.properties.baseline, data: data19 };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.honor !== void 0) {
      let data20 = data.honor;
      if (Array.isArray(data20)) {
        let len6 = data20.length;
        for (let i6 = 0; i6 < len6; i6++) {
          let data21 = data20[i6];
          if (!(data21 === "checkov" || data21 === "trivy" || data21 === "kics" || data21 === "cfn-lint" || data21 === "cfn-nag" || data21 === "cdk-nag")) {
            let err32 = { instancePath: instancePath + "/honor/" + i6, schemaPath: "#/properties/honor/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.honor.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.honor.items.enum, parentSchema: schema11.properties.honor.items, data: data21 };
            vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
          }
        }
      } else {
        let err33 = { instancePath: instancePath + "/honor", schemaPath: "#/properties/honor/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.honor.type, parentSchema: schema11.properties.honor, data: data20 };
        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
      }
    }
    if (data.suppressions !== void 0) {
      let data22 = data.suppressions;
      if (Array.isArray(data22)) {
        let len7 = data22.length;
        for (let i7 = 0; i7 < len7; i7++) {
          let data23 = data22[i7];
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.rule === void 0) {
              let err34 = { instancePath: instancePath + "/suppressions/" + i7, schemaPath: "#/properties/suppressions/items/required", keyword: "required", params: { missingProperty: "rule" }, message: "must have required property 'rule'", schema: schema11.properties.suppressions.items.required, parentSchema: schema11.properties.suppressions.items, data: data23 };
              vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
            }
            if (data23.reason === void 0) {
              let err35 = { instancePath: instancePath + "/suppressions/" + i7, schemaPath: "#/properties/suppressions/items/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema11.properties.suppressions.items.required, parentSchema: schema11.properties.suppressions.items, data: data23 };
              vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
            }
            for (let key3 in data23)
              if (!(key3 === "rule" || key3 === "reason" || key3 === "files" || key3 === "resources" || key3 === "routes" || key3 === "until")) {
                let err36 = { instancePath: instancePath + "/suppressions/" + i7, schemaPath: "#/properties/suppressions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.suppressions.items, data: data23 };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
            if (data23.rule !== void 0 && (validate12(data23.rule, { instancePath: instancePath + "/suppressions/" + i7 + "/rule", parentData: data23, parentDataProperty: "rule", rootData }) || (vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors), errors = vErrors.length)), data23.reason !== void 0) {
              let data25 = data23.reason;
              if (typeof data25 == "string") {
                if (func3(data25) < 3) {
                  let err37 = { instancePath: instancePath + "/suppressions/" + i7 + "/reason", schemaPath: "#/properties/suppressions/items/properties/reason/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters", schema: 3, parentSchema: schema11.properties.suppressions.items.properties.reason, data: data25 };
                  vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                }
                if (!pattern3.test(data25)) {
                  let err38 = { instancePath: instancePath + "/suppressions/" + i7 + "/reason", schemaPath: "#/properties/suppressions/items/properties/reason/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema11.properties.suppressions.items.properties.reason, data: data25 };
                  vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                }
              } else {
                let err39 = { instancePath: instancePath + "/suppressions/" + i7 + "/reason", schemaPath: "#/properties/suppressions/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.suppressions.items.properties.reason.type, parentSchema: schema11.properties.suppressions.items.properties.reason, data: data25 };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            }
            if (data23.files !== void 0) {
              let data26 = data23.files;
              if (Array.isArray(data26)) {
                let len8 = data26.length;
                for (let i8 = 0; i8 < len8; i8++) {
                  let data27 = data26[i8];
                  if (typeof data27 != "string") {
                    let err40 = { instancePath: instancePath + "/suppressions/" + i7 + "/files/" + i8, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data27 };
                    vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                  }
                }
              } else {
                let err41 = { instancePath: instancePath + "/suppressions/" + i7 + "/files", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data26 };
                vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
              }
            }
            if (data23.resources !== void 0) {
              let data28 = data23.resources;
              if (Array.isArray(data28)) {
                let len9 = data28.length;
                for (let i9 = 0; i9 < len9; i9++) {
                  let data29 = data28[i9];
                  if (typeof data29 != "string") {
                    let err42 = { instancePath: instancePath + "/suppressions/" + i7 + "/resources/" + i9, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data29 };
                    vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                  }
                }
              } else {
                let err43 = { instancePath: instancePath + "/suppressions/" + i7 + "/resources", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data28 };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            }
            if (data23.routes !== void 0) {
              let data30 = data23.routes;
              if (Array.isArray(data30)) {
                let len10 = data30.length;
                for (let i10 = 0; i10 < len10; i10++) {
                  let data31 = data30[i10];
                  if (typeof data31 != "string") {
                    let err44 = { instancePath: instancePath + "/suppressions/" + i7 + "/routes/" + i10, schemaPath: "#/definitions/strings/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.items.type, parentSchema: schema19.items, data: data31 };
                    vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                  }
                }
              } else {
                let err45 = { instancePath: instancePath + "/suppressions/" + i7 + "/routes", schemaPath: "#/definitions/strings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.type, parentSchema: schema19, data: data30 };
                vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
              }
            }
            if (data23.until !== void 0) {
              let data32 = data23.until;
              if (typeof data32 == "string") {
                if (!pattern4.test(data32)) {
                  let err46 = { instancePath: instancePath + "/suppressions/" + i7 + "/until", schemaPath: "#/properties/suppressions/items/properties/until/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema11.properties.suppressions.items.properties.until, data: data32 };
                  vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                }
              } else {
                let err47 = { instancePath: instancePath + "/suppressions/" + i7 + "/until", schemaPath: "#/properties/suppressions/items/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.suppressions.items.properties.until.type, parentSchema: schema11.properties.suppressions.items.properties.until, data: data32 };
                vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
              }
            }
          } else {
            let err48 = { instancePath: instancePath + "/suppressions/" + i7, schemaPath: "#/properties/suppressions/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.suppressions.items.type, parentSchema: schema11.properties.suppressions.items, data: data23 };
            vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
          }
        }
      } else {
        let err49 = { instancePath: instancePath + "/suppressions", schemaPath: "#/properties/suppressions/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.suppressions.type, parentSchema: schema11.properties.suppressions, data: data22 };
        vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
      }
    }
    if (data.fix !== void 0) {
      let data33 = data.fix;
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        for (let key4 in data33)
          if (!(key4 === "throttling-rate" || key4 === "throttling-burst" || key4 === "allowed-origins")) {
            let err50 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema11.properties.fix, data: data33 };
            vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
          }
        if (data33["throttling-rate"] !== void 0) {
          let data34 = data33["throttling-rate"];
          if (typeof data34 == "number" && isFinite(data34)) {
            if (data34 <= 0 || isNaN(data34)) {
              let err51 = { instancePath: instancePath + "/fix/throttling-rate", schemaPath: "#/properties/fix/properties/throttling-rate/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0", schema: 0, parentSchema: schema11.properties.fix.properties["throttling-rate"], data: data34 };
              vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
            }
          } else {
            let err52 = { instancePath: instancePath + "/fix/throttling-rate", schemaPath: "#/properties/fix/properties/throttling-rate/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema11.properties.fix.properties["throttling-rate"].type, parentSchema: schema11.properties.fix.properties["throttling-rate"], data: data34 };
            vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
          }
        }
        if (data33["throttling-burst"] !== void 0) {
          let data35 = data33["throttling-burst"];
          if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
            let err53 = { instancePath: instancePath + "/fix/throttling-burst", schemaPath: "#/properties/fix/properties/throttling-burst/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.fix.properties["throttling-burst"].type, parentSchema: schema11.properties.fix.properties["throttling-burst"], data: data35 };
            vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
          }
          if (typeof data35 == "number" && isFinite(data35) && (data35 < 1 || isNaN(data35))) {
            let err54 = { instancePath: instancePath + "/fix/throttling-burst", schemaPath: "#/properties/fix/properties/throttling-burst/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.fix.properties["throttling-burst"], data: data35 };
            vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
          }
        }
        if (data33["allowed-origins"] !== void 0) {
          let data36 = data33["allowed-origins"];
          if (Array.isArray(data36)) {
            if (data36.length < 1) {
              let err55 = { instancePath: instancePath + "/fix/allowed-origins", schemaPath: "#/properties/fix/properties/allowed-origins/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.fix.properties["allowed-origins"], data: data36 };
              vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
            }
            let len11 = data36.length;
            for (let i11 = 0; i11 < len11; i11++) {
              let data37 = data36[i11];
              if (typeof data37 == "string") {
                if (!pattern5.test(data37)) {
                  let err56 = { instancePath: instancePath + "/fix/allowed-origins/" + i11, schemaPath: "#/properties/fix/properties/allowed-origins/items/pattern", keyword: "pattern", params: { pattern: `^https?://[^\\s'"*/]+$` }, message: `must match pattern "^https?://[^\\s'"*/]+$"`, schema: `^https?://[^\\s'"*/]+$`, parentSchema: schema11.properties.fix.properties["allowed-origins"].items, data: data37 };
                  vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                }
              } else {
                let err57 = { instancePath: instancePath + "/fix/allowed-origins/" + i11, schemaPath: "#/properties/fix/properties/allowed-origins/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.fix.properties["allowed-origins"].items.type, parentSchema: schema11.properties.fix.properties["allowed-origins"].items, data: data37 };
                vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
              }
            }
          } else {
            let err58 = { instancePath: instancePath + "/fix/allowed-origins", schemaPath: "#/properties/fix/properties/allowed-origins/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.fix.properties["allowed-origins"].type, parentSchema: schema11.properties.fix.properties["allowed-origins"], data: data36 };
            vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
          }
        }
      } else {
        let err59 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.fix.type, parentSchema: schema11.properties.fix, data: data33 };
        vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
      }
    }
  } else {
    let err60 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}

export const validateConfig: ShapeCheck = compiled_default;
