package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a body up to its limit, and not a byte further. */
class RawBodyResolver implements HandlerMethodArgumentResolver {

  private static final int LIMIT = 1024 * 1024;

  /** What is announced to be no longer is given the room that it needs; what is, as it comes. */
  private static final int SHORT = 16 * 1024;

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == RawBody.class;
  }

  @Override
  public RawBody resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    byte[] bytes = read(servlet.getInputStream(), servlet.getContentLength());
    if (bytes.length > LIMIT) {
      throw InvalidRequestException.tooLarge("The body must be at most 1 MiB.");
    }
    return new RawBody(bytes);
  }

  /**
   * @param announced its length; -1 if it was not
   */
  private static byte[] read(InputStream body, int announced) throws IOException {
    if (announced < 0 || announced > SHORT) return body.readNBytes(LIMIT + 1);
    byte[] bytes = new byte[announced];
    int length = body.readNBytes(bytes, 0, announced);
    return length == announced ? bytes : Arrays.copyOf(bytes, length);
  }
}
